package de.medicalhub.portal.identity.control;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Collections;

/** How much the server remembers of somebody's session (I7). */
public final class SessionSize {
    private SessionSize() {}

    /**
     * Bytes of all attributes as they would travel to another node; what cannot travel is not counted.
     */
    public static long of(HttpSession session) {
        Counter counter = new Counter();
        for (String name : Collections.list(session.getAttributeNames())) {
            if (session.getAttribute(name) instanceof Serializable kept) {
                try (ObjectOutputStream stream = new ObjectOutputStream(counter)) {
                    stream.writeObject(kept);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return counter.bytes;
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
