package de.medicalhub.fhir.engine;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A request's body that counts what is read of it. */
final class CountedInput extends ServletInputStream {
    private final InputStream bytes;
    private final AtomicLong read;

    CountedInput(InputStream bytes, AtomicLong read) {
        this.bytes = bytes;
        this.read = read;
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException();
    }

    @Override
    public int available() throws IOException {
        return bytes.available();
    }

    @Override
    public int read() throws IOException {
        int next = bytes.read();
        read.addAndGet(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = bytes.read(target, offset, length);
        read.addAndGet(Math.max(0, count));
        return count;
    }
}
