package de.medicalhub.fhir.engine;

import de.medicalhub.fhir.engine.control.BodyCheck;
import de.medicalhub.fhir.engine.control.BodyFault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of one body, unpacked, within one time from its first byte to its last, in two steps: its beginning, which everybody may bring, and the rest, for which a
 * request waits until it is its turn. What is not read yet waits on the sender's side.
 */
final class BodyReader {
    /** Above this size bodies take turns. */
    static final int LARGE = 1024 * 1024;

    private static final int PART = 16 * 1024;
    static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final String PACKED = "gzip";

    private final HttpServletRequest request;
    private final LongSupplier nanos;
    private final long until;
    private InputStream input = InputStream.nullInputStream();
    private byte[] body = new byte[0];

    BodyReader(HttpServletRequest request) {
        this(request, System::nanoTime);
    }

    /**
     * @param nanos a clock that only goes on
     */
    BodyReader(HttpServletRequest request, LongSupplier nanos) {
        this.request = request;
        this.nanos = nanos;
        until = nanos.getAsLong() + PATIENCE_NANOS;
    }

    /** Reads the beginning, or tells why not. */
    Optional<BodyFault> begin() throws IOException {
        List<String> encodings = encodings();
        if (!encodings.isEmpty() && !encodings.equals(List.of(PACKED))) {
            return Optional.of(BodyFault.ENCODING);
        }
        try {
            input = encodings.isEmpty() ? request.getInputStream() : new GZIPInputStream(request.getInputStream());
            return readUpTo(LARGE);
        } catch (ZipException | EOFException broken) {
            return Optional.of(BodyFault.NOT_PACKED);
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
        }
    }

    /** Until the end, or one byte more than that, as long as the time of the whole body lasts. */
    private Optional<BodyFault> readUpTo(int most) throws IOException {
        int size = body.length;
        int read = 0;
        while (read >= 0 && size <= most) {
            size += read;
            byte[] room = room(size);
            read = input.read(room, size, Math.min(room.length, most + 1) - size);
            if (nanos.getAsLong() - until > 0) {
                return Optional.of(BodyFault.SLOW);
            }
        }
        body = Arrays.copyOf(body, size);
        return Optional.empty();
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
