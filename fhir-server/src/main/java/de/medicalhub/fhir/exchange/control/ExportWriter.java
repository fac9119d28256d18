package de.medicalhub.fhir.exchange.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.Writer;
import org.hl7.fhir.r4.model.Resource;

/** Writes resources as they come: one a line (NDJSON), or as entries of one Bundle of type collection. */
public final class ExportWriter {
    private final IParser parser = FhirContext.forR4Cached().newJsonParser();
    private final Writer out;
    private final String base;
    private final boolean isBundle;
    private boolean isBegun;

    private ExportWriter(Writer out, String base, boolean isBundle) {
        this.out = out;
        this.base = base;
        this.isBundle = isBundle;
    }

    /** One a line. */
    public static ExportWriter ofLines(Writer out) {
        return new ExportWriter(out, "", false);
    }

    /**
     * One Bundle.
     *
     * @param base of the server, for the address of each entry
     */
    public static ExportWriter ofBundle(Writer out, String base) {
        return new ExportWriter(out, base, true);
    }

    void add(Resource resource) throws IOException {
        if (isBundle) {
            out.write(isBegun ? "," : head() + ",\"entry\":[");
            out.write("{\"fullUrl\":\"" + base + "/" + resource.fhirType() + "/" + resource.getIdPart()
                    + "\",\"resource\":");
        }
        isBegun = true;
        parser.encodeResourceToWriter(resource, out);
        out.write(isBundle ? "}" : "\n");
    }

    void flush() throws IOException {
        out.flush();
    }

    /** In JSON there is no empty list of entries. */
    void end() throws IOException {
        if (isBundle) {
            out.write(isBegun ? "]}" : head() + "}");
        }
    }

    private static String head() {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\"";
    }
}
