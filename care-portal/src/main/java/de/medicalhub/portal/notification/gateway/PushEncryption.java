package de.medicalhub.portal.notification.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a push message for one browser (RFC 8291, content coding aes128gcm of RFC 8188), in one record. */
final class PushEncryption {
    static final int SALT_BYTES = 16;

    private static final int RECORD = 4096;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private PushEncryption() {}

    /**
     * The body of the request to the push service.
     *
     * @param browser public key of the browser, uncompressed point
     * @param secret that the browser shares, 16 bytes
     * @param own a pair made for this message only
     * @param salt made for this message only
     */
    static byte[] encrypt(byte[] text, byte[] browser, byte[] secret, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        byte[] ownPoint = PushKeys.point((ECPublicKey) own.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(PushKeys.publicKey(browser), true);
        byte[] info = joined(ascii("WebPush: info\0"), browser, ownPoint);
        byte[] input = expand(hmac(secret, agreement.generateSecret()), info);
        byte[] random = hmac(salt, input);
        byte[] key = Arrays.copyOf(expand(random, ascii("Content-Encoding: aes128gcm\0")), KEY_BYTES);
        byte[] nonce = Arrays.copyOf(expand(random, ascii("Content-Encoding: nonce\0")), NONCE_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = cipher.doFinal(joined(text, new byte[] {LAST_RECORD}));
        return ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1 + ownPoint.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) ownPoint.length)
                .put(ownPoint)
                .put(sealed)
                .array();
    }

    /** First block of HKDF-Expand (RFC 5869), which is all that is needed here. */
    private static byte[] expand(byte[] key, byte[] info) throws GeneralSecurityException {
        return hmac(key, joined(info, new byte[] {1}));
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
