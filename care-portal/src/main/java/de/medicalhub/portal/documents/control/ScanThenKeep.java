package de.medicalhub.portal.documents.control;

import de.medicalhub.portal.documents.Uploads.File;
import de.medicalhub.portal.documents.Uploads.Sent;
import de.medicalhub.portal.documents.control.VirusScanner.Verdict;
import de.medicalhub.portal.documents.entity.Inspection;
import de.medicalhub.portal.documents.entity.Inspection.Accepted;
import de.medicalhub.portal.documents.entity.Inspection.Reason;
import de.medicalhub.portal.documents.entity.Inspection.Refused;
import de.medicalhub.portal.wording.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way of a file (decision 0119): what its length and its first bytes say; the scanner, which reads it in pieces, so that nobody else
 * waits for its answer; then, in its turn, all of it in memory, looked into and stored. Stored is only what was scanned, byte by byte (U4).
 */
final class ScanThenKeep {
    private final VirusScanner scanner;
    private final UploadTurns turns;

    ScanThenKeep(VirusScanner scanner, UploadTurns turns) {
        this.scanner = scanner;
        this.turns = turns;
    }

    /** See {@link de.medicalhub.portal.documents.Uploads#keep}. */
    Optional<Phrase> keep(Sent file, Function<File, Optional<Phrase>> store) {
        Optional<Reason> atOnce =
                ContentCheck.atOnce(file.length(), read(file, in -> in.readNBytes(ContentCheck.HEAD_BYTES)));
        if (atOnce.isPresent()) {
            return atOnce.map(ScanThenKeep::refused);
        }
        if (!scanner.isOn()) {
            return inTurn(file, "", store);
        }
        return turns.whileScanning(() -> scan(file))
                .map(scanned -> go(scanned, file, store))
                .orElseGet(ScanThenKeep::busy);
    }

    /**
     * What the scanner said.
     *
     * @param digest of the bytes that it read
     */
    private record Scanned(Verdict verdict, String digest) {}

    private Scanned scan(Sent file) {
        return read(file, in -> {
            DigestInputStream digested = new DigestInputStream(in, sha256());
            Verdict verdict = scanner.scan(digested);
            return new Scanned(verdict, hex(digested.getMessageDigest().digest()));
        });
    }

    private Optional<Phrase> go(Scanned scanned, Sent file, Function<File, Optional<Phrase>> store) {
        return switch (scanned.verdict()) {
            case CLEAN -> inTurn(file, scanned.digest(), store);
            case INFECTED -> Optional.of(refused(Reason.INFECTED));
            case UNREACHABLE, UNDECIDED, OFF -> Optional.of(refused(Reason.NOT_SCANNED));
        };
    }

    /** @param digest of what was scanned; empty where no scanner is set up */
    private Optional<Phrase> inTurn(Sent file, String digest, Function<File, Optional<Phrase>> store) {
        return turns.inTurn(() -> {
                    byte[] bytes = read(file, InputStream::readAllBytes);
                    boolean other = !digest.isEmpty() && !digest.equals(hex(sha256().digest(bytes)));
                    return other ? Optional.of(refused(Reason.NOT_SCANNED)) : look(bytes, store);
                })
                .orElseGet(ScanThenKeep::busy);
    }

    private static Optional<Phrase> look(byte[] bytes, Function<File, Optional<Phrase>> store) {
        Inspection looked = ContentCheck.inspect(bytes);
        return looked instanceof Accepted accepted
                ? store.apply(new File(accepted.type().mime(), accepted.content()))
                : Optional.of(refused(((Refused) looked).reason()));
    }

    private static Phrase refused(Reason reason) {
        return Phrase.code("upload.refused", reason.name());
    }

    private static Optional<Phrase> busy() {
        return Optional.of(Phrase.of("fault.file.busy"));
    }

    /** Reads from a stream, which may break off. */
    private interface Reader<T> {
        T from(InputStream in) throws IOException;
    }

    private static <T> T read(Sent file, Reader<T> reader) {
        try (InputStream in = file.content().open()) {
            return reader.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload broke off", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
