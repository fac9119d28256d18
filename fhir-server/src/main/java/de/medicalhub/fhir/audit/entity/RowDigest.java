package de.medicalhub.fhir.audit.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The fingerprint of a row's whole content, and of its place behind all rows before it. */
public final class RowDigest {
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    /**
     * @param key known to the server, not to the database; empty for a fingerprint without a key
     */
    public RowDigest(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /** Of the content; each part with its length before it, so that nothing can move from one to the next. */
    public String of(AuditRow row) {
        Fingerprint print = new Fingerprint();
        print.add(row.id().toString());
        print.add(Long.toString(ChronoUnit.MICROS.between(java.time.Instant.EPOCH, row.recorded())));
        List.of(row.action(), row.outcome(), row.agent(), row.patient(), row.purpose())
                .forEach(print::add);
        print.add(Integer.toString(row.entities().size()));
        row.entities().forEach(print::add);
        print.add(row.event());
        return print.hex();
    }

    /**
     * Links a row to the one before, as the chain's beginning did.
     *
     * @param previous hash of that; empty for the first
     * @param sequence 1 for the first
     * @param place of the row in the table
     * @param digest of its content
     */
    public String link(String previous, long sequence, long place, String digest) {
        Fingerprint print = new Fingerprint();
        print.add(previous);
        print.add(Long.toString(sequence));
        print.add(Long.toString(place));
        print.add(digest);
        return print.hex();
    }

    /**
     * Links many rows at once to what is before them.
     *
     * @param previous hash of that; empty for the first
     * @param sequence of the last of them
     * @param lastPlace the highest of their places
     * @param marks place, id and digest of each, in order
     */
    public String block(String previous, long sequence, long lastPlace, byte[] marks) {
        Fingerprint print = new Fingerprint();
        print.add(previous);
        print.add(Long.toString(sequence));
        print.add(Long.toString(lastPlace));
        print.add(marks);
        return print.hex();
    }

    private final class Fingerprint {
        private final MessageDigest hash = sha256();
        private final java.io.ByteArrayOutputStream parts = new java.io.ByteArrayOutputStream();

        void add(String part) {
            add(part.getBytes(StandardCharsets.UTF_8));
        }

        void add(byte[] bytes) {
            parts.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            parts.writeBytes(bytes);
        }

        String hex() {
            byte[] all = parts.toByteArray();
            return HexFormat.of().formatHex(key.length == 0 ? hash.digest(all) : keyed(all));
        }

        private byte[] keyed(byte[] all) {
            try {
                Mac mac = Mac.getInstance(HMAC);
                mac.init(new SecretKeySpec(key, HMAC));
                return mac.doFinal(all);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Every Java has HMAC with SHA-256", impossible);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
