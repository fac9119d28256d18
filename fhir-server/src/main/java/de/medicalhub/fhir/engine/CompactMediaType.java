package de.medicalhub.fhir.engine;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code Content-Type: application/fhir+json;charset=UTF-8} without the space that the server puts before the charset
 * if that is set first. Both say the same, but there are clients, among them conformance tests, that compare the text.
 */
final class CompactMediaType extends HttpServletResponseWrapper {
    private @Nullable String charset;

    CompactMediaType(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        charset = encoding;
        super.setCharacterEncoding(encoding);
    }

    @Override
    public void setContentType(@Nullable String type) {
        super.setContentType(type);
        if (charset != null) {
            super.setCharacterEncoding(charset);
        }
    }
}
