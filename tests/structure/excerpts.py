"""Short excerpts of agreements as the Official Journal prints them.

© European Union, EUR-Lex, https://eur-lex.europa.eu.
"""

# EU–Georgia Association Agreement, OJ L 261, 30.8.2014, p. 4.
GEORGIA_17 = """TITLE III
FREEDOM, SECURITY AND JUSTICE
Article 17
The fight against organised crime and corruption
1.   The Parties shall cooperate on combating and preventing criminal and illegal activities, in particular \
transnational activities, organised or otherwise, such as:
(a)
smuggling and trafficking in human beings as well as small arms and illicit drugs;
(b)
smuggling and trafficking in goods;
(c)
illegal economic and financial activities such as counterfeiting, fiscal fraud and public procurement fraud;
(d)
embezzlement in projects funded by international donors;
(e)
active and passive corruption, both in the private and public sector;
(f)
forging documents, submitting false statements; and
(g)
cybercrime.
2.   The Parties shall enhance bilateral, regional and international cooperation among law enforcement bodies.
Article 18
Illicit drugs
1.   Within their respective powers and competencies, the Parties shall cooperate.
"""

# EU–Albania Stabilisation and Association Agreement, OJ L 107, 28.4.2009, p. 166: the line breaks are lost.
ALBANIA_85 = (
    "Article 84Fight against terrorismIn compliance with the international conventions to which they are "
    "Party, the Parties agree to "
    "cooperate as referred to in Article 5.CHAPTER IVCooperation in criminal mattersArticle 85Preventing and "
    "combating organised crime and "
    "other illegal activitiesThe Parties shall cooperate on fighting and preventing criminal and illegal "
    "activities, organised or "
    "otherwise, such as:- smuggling and trafficking in human beings,- illegal economic activities, and in "
    "particular counterfeiting of "
    "currencies,- corruption, both in the private and public sector,- cybercrime.Regional cooperation and "
    "compliance with recognised "
    "international standards in combating organised crime shall be promoted.TITLE VIIICOOPERATION "
    "POLICIESArticle 86General provisions on "
    "cooperation policies1. The Community and Albania shall establish a close cooperation aimed at "
    "contributing to the development and "
    "growth potential of Albania.2. Policies and other measures shall be designed to bring about sustainable "
    "economic and social "
    "development of Albania.Article 87Economic and trade policy"
) + "The Community and Albania shall facilitate the process of economic reform by cooperating. " * 20

# EU–Korea Free Trade Agreement, OJ L 127, 14.5.2011, p. 6: the same.
KOREA_13 = (
    "HAVE AGREED AS FOLLOWS:CHAPTER ONEOBJECTIVES AND GENERAL DEFINITIONSArticle 1.1Objectives1. The Parties "
    "hereby establish a free trade "
    "area on goods in accordance with this Agreement.2. The objectives of this Agreement are:(a) to liberalise "
    "trade in goods, in "
    "conformity with Article XXIV of GATT 1994;(b) to promote competition in their economies.Article 1.2General "
    "definitionsThroughout this "
    "Agreement, references to:the Parties mean, on the one hand, the European Union, as provided in Articles "
    "13.4 and 13.5, and on the other "
    "hand, Korea.CHAPTER TWONATIONAL TREATMENTArticle 2.1ObjectiveThe Parties shall progressively liberalise "
    "trade in goods over a "
    "transitional period in conformity with Article XXIV of GATT 1994.Article 2.2Scope and coverageThe "
    "provisions of this Chapter shall "
    "apply to trade in goods between the Parties, referred to in Article 2.1 and in Article 5.3. "
) + "The Parties recognise the value of international cooperation on employment and labour affairs. " * 25

# EU–Australia Framework Agreement, OJ L 237, 15.9.2017, p. 7.
AUSTRALIA = """FRAMEWORK AGREEMENT
between the European Union and its Member States, of the one part, and Australia, of the other part
The EUROPEAN UNION, hereinafter referred as ‘the Union’
and
THE KINGDOM OF BELGIUM,
Member States of the European Union, hereinafter referred to as the ‘Member States’,
of the one part, and
AUSTRALIA,
of the other part,
hereinafter referred to as ‘the Parties’,
CONSIDERING their shared values and close historical, political, economic and cultural ties;
AFFIRMING their will to strengthen cooperation in the field of justice, freedom and security;
HAVE AGREED AS FOLLOWS:
TITLE I
PURPOSE AND BASIS OF THE AGREEMENT
Article 1
Purpose of the Agreement
1.   The purpose of this Agreement is to:
(a)
establish a strengthened partnership between the Parties; and
(b)
provide a framework to facilitate and promote cooperation.
2.   The Parties shall implement this Agreement.
TITLE II
JUSTICE
Article 2
Combating cybercrime
1.   The Parties shall strengthen cooperation to prevent and combat high-technology, cyber- and electronic crimes (1).
2.   The Parties shall promote the Budapest Convention on Cybercrime as the global standard against cybercrime at all \
appropriate levels.
(a)
This point stands here for its marker;
(b)
and so does this.
Done at Manila on the seventh day of August in the year two thousand and seventeen.
For the European Union
For Australia
(1)  Australia can agree to the use of the term.
ANNEX I
RULES OF PROCEDURE
Article 1
Chair
1.   The Joint Committee shall be chaired alternately.
Article 2
Meetings
The Joint Committee shall meet once a year.
JOINT DECLARATION ON ARTICLE 2
The Parties recall the importance of the Convention.
"""

# EU–Serbia and EU–Kosovo agreements print a sub-paragraph after a numbered one without a number of its own.
GEORGIA_19 = """Article 19
Money laundering and terrorism financing
1.   The Parties shall cooperate in order to prevent the use of their financial systems to \
launder the proceeds of crime.
This cooperation extends to the recovery of assets or funds derived from the proceeds of crime.
2.   Cooperation in this area shall allow exchanges of relevant information.
"""
