package de.medicalhub.fhir.mydata.control;

import java.io.IOException;
import java.io.OutputStream;

/** Prints a page of XHTML. */
public interface Printer {
    /** Writes an accessible PDF. */
    void print(String xhtml, OutputStream pdf) throws IOException;
}
