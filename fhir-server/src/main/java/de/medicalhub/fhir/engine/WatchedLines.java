package de.medicalhub.fhir.engine;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A request whose lines are passed on as they come, as long as their sender sends: a read that waits longer ends with an
 * {@link InterruptedIOException}.
 */
final class WatchedLines extends HttpServletRequestWrapper {
    /** Between two pieces of a body. */
    static final long SILENCE_NANOS = 30_000_000_000L;

    private final SenderWatch watch;
    private final long silence;
    private final Runnable whenSilent;
    private boolean ended;
    private boolean silent;

    /**
     * @param silence nanoseconds without anything sent that are borne
     * @param whenSilent called once, before the read ends
     */
    WatchedLines(HttpServletRequest request, SenderWatch watch, long silence, Runnable whenSilent) {
        super(request);
        this.watch = watch;
        this.silence = silence;
        this.whenSilent = whenSilent;
    }

    /** Whether all has been read. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether nothing more came. */
    boolean isSilent() {
        return silent;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Watched(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private int await(SenderWatch.Read read) throws IOException {
        try {
            int count = watch.within(silence, read);
            ended |= count < 0;
            return count;
        } catch (InterruptedIOException nothingCame) {
            if (!silent) {
                silent = true;
                whenSilent.run();
            }
            throw nothingCame;
        }
    }

    private final class Watched extends ServletInputStream {
        private final ServletInputStream lines;

        Watched(ServletInputStream lines) {
            this.lines = lines;
        }

        @Override
        public boolean isFinished() {
            return lines.isFinished();
        }

        @Override
        public boolean isReady() {
            return lines.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The import reads as it comes");
        }

        @Override
        public int available() throws IOException {
            return lines.available();
        }

        @Override
        public int read() throws IOException {
            return await(lines::read);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return await(() -> lines.read(target, offset, length));
        }
    }
}
