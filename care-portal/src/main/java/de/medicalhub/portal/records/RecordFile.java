package de.medicalhub.portal.records;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

/**
 * Content of a file from the records (R5).
 *
 * @param contentType as the records say
 * @param content to be closed by whoever takes it
 */
public record RecordFile(String contentType, InputStream content) implements AutoCloseable {
    private static final Map<String, String> KNOWN = Map.of(
            "application/pdf", "pdf",
            "image/png", "png",
            "image/jpeg", "jpg",
            "text/plain", "txt",
            "application/fhir+json", "json");

    /**
     * Sends it as a download.
     *
     * @param name without ending; nothing that tells about a person
     */
    public void download(HttpServletResponse response, String name) throws IOException {
        String type = contentType.replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
        String ending = KNOWN.getOrDefault(type, "bin");
        response.setContentType(KNOWN.containsKey(type) ? type : "application/octet-stream");
        response.setHeader("Content-Disposition", new Disposition("attachment", name + "." + ending).value());
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        content.transferTo(response.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
