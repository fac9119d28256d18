package de.medicalhub.fhir.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lines on their way in: what is kept of them, and when nothing is. */
class ReceiveImportTest {
    private static final Caller SENDER = new Caller("admin1", Set.of(Role.ADMIN), "");

    private final MemoryJobs jobs = new MemoryJobs();
    private final ReceiveImport receive =
            new ReceiveImport(jobs, Clock.fixed(Instant.parse("2026-11-26T07:00:00Z"), ZoneOffset.UTC));

    @Test
    @DisplayName("Rule 1: more than 64 MB are refused, however they are packed, and nothing of it is kept")
    void moreThanTheLimitIsRefused() {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(
                        "{\"resourceType\":\"Organization\",\"id\":\"x\"}".getBytes(StandardCharsets.UTF_8)),
                new Lines());
        assertThatThrownBy(() -> receive.receive(SENDER, endless, false))
                .isInstanceOf(PayloadTooLargeException.class)
                .hasMessageContaining("64 MB");
        assertThat(jobs.job).isNull();
    }

    @Test
    @DisplayName("Rule 1: what trickles in is refused when its time is over, and nothing of it is kept")
    void whatTricklesIsRefused() {
        AtomicLong minutes = new AtomicLong();
        ReceiveImport patient = new ReceiveImport(
                jobs,
                Clock.systemUTC(),
                () -> Duration.ofMinutes(minutes.getAndIncrement()).toNanos());
        InputStream trickle = new InputStream() {
            @Override
            public int read() {
                return '\n';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                target[offset] = '\n';
                return 1;
            }
        };
        assertThatThrownBy(() -> patient.receive(SENDER, trickle, false))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(408))
                .hasMessageContaining("ten minutes");
        assertThat(jobs.job).isNull();
    }

    @Test
    @DisplayName("Rule 1: where the sender falls silent within a line, it is told so and nothing is kept")
    void aSilentSenderIsTold() {
        InputStream beginning = new ByteArrayInputStream(
                "{\"resourceType\":\"Organization\",\"id\":\"x\"}\n".repeat(150).getBytes(StandardCharsets.UTF_8));
        InputStream silence = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new InterruptedIOException();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new InterruptedIOException();
            }
        };
        assertThatThrownBy(() -> receive.receive(SENDER, new SequenceInputStream(beginning, silence), false))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(408))
                .hasMessageContaining("half a minute");
        assertThat(jobs.job).isNull();
        assertThat(jobs.queue).isEmpty();
    }

    @Test
    @DisplayName("Rule 1: what is not packed as it says, or cut off, is told so and not kept")
    void brokenPackingIsTold() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"resourceType\":\"Organization\",\"id\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = packed.toByteArray();
        for (byte[] broken : List.of(Arrays.copyOf(whole, whole.length - 12), Arrays.copyOf(whole, 5), new byte[20])) {
            assertThatThrownBy(() -> receive.receive(SENDER, new ByteArrayInputStream(broken), true))
                    .isInstanceOf(HubException.class)
                    .hasMessageContaining("gzip");
            assertThat(jobs.job).isNull();
        }
        receive.receive(SENDER, new ByteArrayInputStream(whole), true);
        assertThat(jobs.lines).isEqualTo(1);
    }

    @Test
    @DisplayName("Rule 1: what was not received to its end is not kept")
    void brokenTransferIsForgotten() {
        InputStream beginning = new ByteArrayInputStream(
                "{\"resourceType\":\"Organization\",\"id\":\"x\"}\n".repeat(150).getBytes(StandardCharsets.UTF_8));
        InputStream lost = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> receive.receive(SENDER, new SequenceInputStream(beginning, lost), false))
                .isInstanceOf(IOException.class)
                .hasMessage("Connection reset");
        assertThat(jobs.job).isNull();
    }

    /** Empty ones, without end. */
    private static final class Lines extends InputStream {
        @Override
        public int read() {
            return '\n';
        }
    }
}
