"""Excel workbooks in and out; knows the domain, not the store."""
