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
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of one body, unpacked, in two steps: its beginning, which everybody may bring, and the rest, for which a
 * request waits until it is its turn. What is not read yet waits on the sender's side.
 */
final class BodyReader {
    /** Above this size bodies take turns. */
    static final int LARGE = 1024 * 1024;

    private static final int PART = 64 * 1024;
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final String PACKED = "gzip";

    private final HttpServletRequest request;
    private InputStream input = InputStream.nullInputStream();
    private byte[] body = new byte[0];

    BodyReader(HttpServletRequest request) {
        this.request = request;
    }

    /** Reads the beginning, or tells why not. */
    Optional<BodyFault> begin() throws IOException {
        List<String> encodings = encodings();
        if (!encodings.isEmpty() && !encodings.equals(List.of(PACKED))) {
            return Optional.of(BodyFault.ENCODING);
        }
        try {
            input = encodings.isEmpty() ? request.getInputStream() : new GZIPInputStream(request.getInputStream());
            body = input.readNBytes(LARGE + 1);
            return Optional.empty();
        } catch (ZipException | EOFException broken) {
            return Optional.of(BodyFault.NOT_PACKED);
        }
    }

    boolean isLarge() {
        return body.length > LARGE;
    }

    /** Reads the rest, or tells why not. */
    Optional<BodyFault> complete() throws IOException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        int size = body.length;
        try {
            for (int read = input.read(room(size), size, PART); read > 0; read = input.read(room(size), size, PART)) {
                size += read;
                if (size > BodyCheck.MOST_BYTES) {
                    return Optional.of(BodyFault.TOO_LARGE);
                }
                if (System.nanoTime() - until > 0) {
                    return Optional.of(BodyFault.SLOW);
                }
            }
            body = Arrays.copyOf(body, size);
            return Optional.empty();
        } catch (ZipException | EOFException broken) {
            return Optional.of(BodyFault.NOT_PACKED);
        }
    }

    /** What was read. */
    byte[] bytes() {
        return body;
    }

    /** The body with room for one more part. */
    private byte[] room(int size) {
        if (size + PART > body.length) {
            body = Arrays.copyOf(body, Math.min(2 * size, BodyCheck.MOST_BYTES) + PART);
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
