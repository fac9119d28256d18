package de.medicalhub.fhir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule 9 of the feature, for lines that pass unread. */
class WatchedLinesTest {
    @Test
    @DisplayName("rule 9: who sends a line and then nothing more is noticed, and holds no thread")
    void silentSendersOfLinesAreNoticed() throws IOException {
        PipedOutputStream sender = new PipedOutputStream();
        try (SenderWatch watch = new SenderWatch();
                PipedInputStream body = new PipedInputStream(sender)) {
            ServletInputStream input = new CountedInput(body, new AtomicLong());
            HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                    HttpServletRequest.class.getClassLoader(),
                    new Class<?>[] {HttpServletRequest.class},
                    (self, method, arguments) -> input);
            AtomicLong told = new AtomicLong();
            WatchedLines lines = new WatchedLines(request, watch, 1_000_000, told::incrementAndGet);
            sender.write('{');
            assertThat(lines.getInputStream().read(new byte[8], 0, 8)).isEqualTo(1);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> lines.getInputStream().read()).isInstanceOf(InterruptedIOException.class);
            }
            assertThat(lines.isSilent()).isTrue();
            assertThat(lines.hasEnded()).isFalse();
            assertThat(told).hasValue(1);
            sender.close();
            assertThat(lines.getReader().read()).isEqualTo(-1);
            assertThat(lines.hasEnded()).isTrue();
        }
    }
}
