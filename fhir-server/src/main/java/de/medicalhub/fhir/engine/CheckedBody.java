package de.medicalhub.fhir.engine;

import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request whose body has been read, unpacked and checked already, with the parameters of a form that it was. */
final class CheckedBody extends HttpServletRequestWrapper {
    private static final String ENCODING = "Content-Encoding";

    private final byte[] body;
    private final boolean isForm;

    CheckedBody(HttpServletRequest request, byte[] body, boolean isForm) {
        super(request);
        this.body = body;
        this.isForm = isForm;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(ENCODING) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(ENCODING) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    /** The container cannot read a form any more. */
    @Override
    public Map<String, String[]> getParameterMap() {
        return isForm
                ? UrlUtil.parseQueryStrings(
                        Objects.requireNonNullElse(getQueryString(), ""), new String(body, StandardCharsets.UTF_8))
                : super.getParameterMap();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Bytes(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Bytes(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The engine reads without waiting");
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }
    }
}
