package de.medicalhub.portal.identity.control;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How much the server remembers of somebody's session (I7).
 *
 * @param bytes of all attributes as they would travel to another node
 * @param unknown types of the attributes that cannot travel, and whose size nobody can tell
 */
public record SessionSize(long bytes, List<String> unknown) {
    public SessionSize {
        unknown = List.copyOf(unknown);
    }

    public static SessionSize of(HttpSession session) {
        Counter counter = new Counter();
        List<String> unknown = new ArrayList<>();
        for (String name : Collections.list(session.getAttributeNames())) {
            Object kept = session.getAttribute(name);
            if (kept instanceof Serializable) {
                count(kept, counter);
            } else if (kept != null) {
                unknown.add(kept.getClass().getName());
            }
        }
        return new SessionSize(counter.bytes, unknown);
    }

    private static void count(Object kept, Counter counter) {
        try (ObjectOutputStream stream = new ObjectOutputStream(counter)) {
            stream.writeObject(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
