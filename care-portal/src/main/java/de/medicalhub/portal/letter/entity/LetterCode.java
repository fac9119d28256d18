package de.medicalhub.portal.letter.entity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code of a letter (T1, T4).
 *
 * @param signs sixteen of Crockford's base 32
 */
public record LetterCode(String signs) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final int TAG_BITS = 128;
    private static final HexFormat HEX = HexFormat.of();

    /** Each key is used once, so that its nonce need not change. */
    private static final byte[] NONCE = new byte[12];

    /** A new one. */
    public static LetterCode random(SecureRandom random) {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            signs.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new LetterCode(signs.toString());
    }

    /** As somebody types it; empty if it cannot be one. */
    public static Optional<LetterCode> parse(String typed) {
        String signs = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}.]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return signs.length() == LENGTH && signs.chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0)
                ? Optional.of(new LetterCode(signs))
                : Optional.empty();
    }

    /** As it is printed: "ABCD-EFGH-JKMN-PQRS". */
    public String grouped() {
        return signs.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** Under which it is stored; 80 random bits need no salt. */
    public String hash() {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(("code:" + signs).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What only who knows code and date can make. */
    public String proof(LocalDate birthDate) {
        return HEX.formatHex(mac("born:" + birthDate));
    }

    /** Whether the proof was made with this code and that date; takes the same time for each answer. */
    public boolean proves(LocalDate birthDate, String proof) {
        return MessageDigest.isEqual(proof(birthDate).getBytes(UTF_8), proof.getBytes(UTF_8));
    }

    /** Text that only the code opens. */
    public String seal(String text) {
        return HEX.formatHex(cipher(Cipher.ENCRYPT_MODE, text.getBytes(UTF_8)));
    }

    /**
     * The text again.
     *
     * @throws IllegalStateException if it was sealed with another code
     */
    public String open(String sealed) {
        return new String(cipher(Cipher.DECRYPT_MODE, HEX.parseHex(sealed)), UTF_8);
    }

    private byte[] cipher(int mode, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(mac("seal"), "AES"), new GCMParameterSpec(TAG_BITS, NONCE));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This code does not open it.", e);
        }
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(signs.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "LetterCode";
    }
}
