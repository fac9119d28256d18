package de.medicalhub.fhir.engine;

import de.medicalhub.fhir.engine.control.BodyCheck;
import de.medicalhub.fhir.engine.control.BodyFault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of one body, unpacked, within the time that a slow line needs, in two steps: its beginning, which everybody may bring, and the rest, for which a
 * request waits until it is its turn. What is not read yet waits on the sender's side.
 */
final class BodyReader {
    /** Above this size bodies take turns. */
    static final int LARGE = 1024 * 1024;

    private static final int PART = 16 * 1024;
    static final long PATIENCE_NANOS = 120_000_000_000L;

    /** Before anything has come. */
    static final long GRACE_NANOS = 10_000_000_000L;

    /** For each byte that has come: who sends a kilobyte a second goes on. */
    private static final long NANOS_PER_BYTE = 1_000_000L;

    private static final String PACKED = "gzip";

    private final HttpServletRequest request;
    private final LongSupplier nanos;
    private final SenderWatch watch;
    private final long since;
    private InputStream input = InputStream.nullInputStream();
    private byte[] body = new byte[0];

    BodyReader(HttpServletRequest request, SenderWatch watch) {
        this(request, watch, System::nanoTime);
    }

    /**
     * @param nanos a clock that only goes on
     */
    BodyReader(HttpServletRequest request, SenderWatch watch, LongSupplier nanos) {
        this.request = request;
        this.watch = watch;
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /** Whether all of it has come, so that nobody waits for its sender. */
    boolean isThere() throws IOException {
        long length = request.getContentLengthLong();
        return length == 0 || (length > 0 && request.getInputStream().available() >= length);
    }

    /** Reads the beginning, or tells why not. */
    Optional<BodyFault> begin() throws IOException {
        List<String> encodings = encodings();
        if (!encodings.isEmpty() && !encodings.equals(List.of(PACKED))) {
            return Optional.of(BodyFault.ENCODING);
        }
        try {
            input = request.getInputStream();
            if (!encodings.isEmpty()) {
                watch.within(left(0), () -> {
                    input = new GZIPInputStream(input); // Reads the head of the packed body.
                    return 0;
                });
            }
            return readUpTo(LARGE);
        } catch (ZipException | EOFException broken) {
            return Optional.of(BodyFault.NOT_PACKED);
        } catch (InterruptedIOException nothingCame) {
            return Optional.of(BodyFault.SLOW);
        }
    }

    boolean isLarge() {
        return body.length > LARGE;
    }

    /** Reads the rest, or tells why not. */
    Optional<BodyFault> complete() throws IOException {
        try {
            Optional<BodyFault> fault = readUpTo(BodyCheck.MOST_BYTES);
            return fault.isEmpty() && body.length > BodyCheck.MOST_BYTES ? Optional.of(BodyFault.TOO_LARGE) : fault;
        } catch (ZipException | EOFException broken) {
            return Optional.of(BodyFault.NOT_PACKED);
        } catch (InterruptedIOException nothingCame) {
            return Optional.of(BodyFault.SLOW);
        }
    }

    /** Until the end, or one byte more than that, as long as the time lasts. */
    private Optional<BodyFault> readUpTo(int most) throws IOException {
        int size = body.length;
        int read = 0;
        while (read >= 0 && size <= most) {
            size += read;
            byte[] room = room(size);
            int from = size;
            int length = Math.min(room.length, most + 1) - size;
            read = watch.within(left(size), () -> input.read(room, from, length));
            if (left(size + Math.max(read, 0)) <= 0) {
                return Optional.of(BodyFault.SLOW);
            }
        }
        body = Arrays.copyOf(body, size);
        return Optional.empty();
    }

    /** Nanoseconds until the sender of so many bytes is too slow. */
    private long left(int size) {
        return Math.min(PATIENCE_NANOS, GRACE_NANOS + size * NANOS_PER_BYTE) - (nanos.getAsLong() - since);
    }

    /** What was read. */
    byte[] bytes() {
        return body;
    }

    /** The body with room for more. */
    private byte[] room(int size) {
        if (size == body.length) {
            body = Arrays.copyOf(body, Math.min(Math.max(2 * size, PART), BodyCheck.MOST_BYTES + 1));
        }
        return body;
    }

    private List<String> encodings() {
        return Collections.list(request.getHeaders("Content-Encoding")).stream()
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .toList();
    }
}
