package de.medicalhub.video.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Random secrets of 256 bits and their hashes. A fast hash is enough: there is nothing to guess. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private Secrets() {}

    /** 43 characters, safe in a link. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Could it be one of ours at all. */
    public static boolean isWellFormed(String secret) {
        return FORM.matcher(secret).matches();
    }

    /** The hashes of several. */
    public static Set<String> hashes(Collection<String> secrets) {
        return secrets.stream().map(Secrets::hash).collect(Collectors.toUnmodifiableSet());
    }

    /** SHA-256, 64 hexadecimal digits. */
    public static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
