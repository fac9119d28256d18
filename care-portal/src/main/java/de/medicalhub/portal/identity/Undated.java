package de.medicalhub.portal.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request for a file that does not ask whether it changed since a time: all files of all builds bear the same time, so that
 * the answer would be "no" after each update, and browsers would keep the old script for good.
 */
class Undated extends HttpServletRequestWrapper {
    private static final String SINCE = "If-Modified-Since";

    Undated(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return SINCE.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return SINCE.equalsIgnoreCase(name) ? -1 : super.getDateHeader(name);
    }
}
