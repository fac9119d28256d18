package de.medicalhub.portal.live.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final List<String> calls = new ArrayList<>();
    private boolean over;

    @Test
    @DisplayName("L5 a sign-in that has ended elsewhere is noticed, and the stream's request lets go of its session")
    void signedOutElsewhere() {
        SignIn signIn = new SignIn(Optional.of(session()));
        assertThat(signIn.id()).isEqualTo("s1");
        assertThat(signIn.isOver()).isFalse();
        assertThat(calls).doesNotContain("invalidate");
        over = true;
        assertThat(signIn.isOver()).isTrue();
        assertThat(calls).contains("invalidate");
        assertThat(signIn.id()).isEqualTo("s1");
    }

    @Test
    @DisplayName("L5 a bearer call has no session that could end")
    void bearer() {
        assertThat(new SignIn(Optional.empty()).isOver()).isFalse();
        assertThat(new SignIn(Optional.empty()).id()).isEmpty();
    }

    /** Of a container: each call but for the id fails once the session is over. */
    private HttpSession session() {
        return (HttpSession) Proxy.newProxyInstance(
                HttpSession.class.getClassLoader(), new Class<?>[] {HttpSession.class}, (self, method, arguments) -> {
                    calls.add(method.getName());
                    if (method.getName().equals("getId")) {
                        return "s1";
                    }
                    if (over) {
                        throw new IllegalStateException("The session is invalid.");
                    }
                    return null;
                });
    }
}
