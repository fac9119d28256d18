package de.medicalhub.portal.identity;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Writes no session id into addresses: the container does so for somebody who comes without a cookie. */
final class PlainAddresses extends HttpServletResponseWrapper {
    PlainAddresses(HttpServletResponse response) {
        super(response);
    }

    @Override
    public String encodeURL(String url) {
        return url;
    }

    @Override
    public String encodeRedirectURL(String url) {
        return url;
    }
}
