package de.medicalhub.video.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageHeadersTest {
    @Test
    @DisplayName("the wire is allowed by its own address: for Safari before 16 'self' is no WebSocket")
    void wireIsAllowed() {
        assertThat(PageHeaders.policy(URI.create("https://hub.example:8443/")))
                .contains("connect-src 'self' wss://hub.example:8443;");
        assertThat(PageHeaders.policy(URI.create("http://localhost:8080"))).contains("'self' ws://localhost:8080;");
    }

    @Test
    @DisplayName("browsers are told exactly this with every page on which people speak")
    void exactHeaders() {
        Map<String, Object> told = new LinkedHashMap<>();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, given) -> {
                    boolean header = method.getName().equals("setHeader");
                    told.put(header ? (String) given[0] : method.getName(), given[header ? 1 : 0]);
                    return null;
                });
        PageHeaders.set(response, URI.create("https://hub.example"));
        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                                + " connect-src 'self' wss://hub.example; media-src 'self' blob: mediastream:;"
                                + " font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
                                + " frame-ancestors 'none'",
                        "Permissions-Policy",
                        "camera=(self), microphone=(self), screen-wake-lock=(self), display-capture=(self),"
                                + " picture-in-picture=(self), fullscreen=(self), autoplay=(self), geolocation=(),"
                                + " payment=(), usb=(), serial=(), bluetooth=(), midi=(), gyroscope=(),"
                                + " accelerometer=(), magnetometer=()",
                        "Referrer-Policy",
                        "no-referrer",
                        "X-Content-Type-Options",
                        "nosniff",
                        "Cache-Control",
                        "no-cache",
                        "setCharacterEncoding",
                        "UTF-8",
                        "setContentType",
                        "text/html"));
    }
}
