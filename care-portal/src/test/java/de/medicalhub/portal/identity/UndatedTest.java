package de.medicalhub.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UndatedTest {
    private final HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
            UndatedTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "getHeader" -> "of " + arguments[0];
                case "getDateHeader" -> 7L;
                default -> throw new UnsupportedOperationException(method.getName());
            });

    @Test
    @DisplayName("whether a file changed since a time is not asked, however the name is written; all else is")
    void isUndated() {
        HttpServletRequest undated = new Undated(request);
        assertThat(undated.getHeader("If-Modified-Since")).isNull();
        assertThat(undated.getHeader("if-modified-since")).isNull();
        assertThat(undated.getDateHeader("If-Modified-Since")).isEqualTo(-1);
        assertThat(undated.getHeader("Accept")).isEqualTo("of Accept");
        assertThat(undated.getDateHeader("Date")).isEqualTo(7);
    }
}
