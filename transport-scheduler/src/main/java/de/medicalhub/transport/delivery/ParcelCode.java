package de.medicalhub.transport.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;

/**
 * The code on a bag: eight letters and digits that cannot be mistaken for each other. It says nothing of patient or content.
 *
 * @param text without hyphen
 */
public record ParcelCode(String text) {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;

    /** One that nobody can guess, with a source of chance that is fit for secrets. */
    public static ParcelCode random(Random chance) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return new ParcelCode(text.toString());
    }

    /** As somebody typed or scanned it: lower case, blanks and hyphens do not count. */
    public static ParcelCode read(String typed) {
        return new ParcelCode(typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
    }

    /** For people, in two halves. */
    public String printed() {
        return text.length() == LENGTH ? text.substring(0, LENGTH / 2) + "-" + text.substring(LENGTH / 2) : text;
    }

    /**
     * What a phone without the network compares with: it tells the right bag from the wrong one by mistake. Who wants to find the
     * code from it can, for eight letters are soon tried: it guards against mistaken bags, not against drivers.
     *
     * @return SHA-256 of the job's id, a colon and the code, in hexadecimal digits
     */
    public String check(String jobId) {
        try {
            byte[] said = (jobId + ":" + text).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
