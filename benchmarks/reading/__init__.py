"""What reading a PDF costs and how well it reads, beside pdfplumber and bare PDFium."""
