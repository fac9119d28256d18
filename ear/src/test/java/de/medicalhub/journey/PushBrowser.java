package de.medicalhub.journey;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The part of a browser that receives web push: keys of its own, and what RFC 8291 and RFC 8292 let it do with a message. */
final class PushBrowser {
    private static final int SALT = 16;
    private static final int POINT = 65;
    private static final int COORDINATE = 32;

    private final KeyPair keys;
    private final byte[] secret = new byte[16];

    PushBrowser() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
        new SecureRandom().nextBytes(secret);
    }

    String publicKey() {
        return encode(point((ECPublicKey) keys.getPublic()));
    }

    String secret() {
        return encode(secret);
    }

    /** What the hub wrote, out of the body that a push service would bring. */
    String decrypt(byte[] body) throws GeneralSecurityException {
        byte[] salt = Arrays.copyOf(body, SALT);
        int start = SALT + Integer.BYTES + 1;
        byte[] sender = Arrays.copyOfRange(body, start, start + POINT);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(key(sender), true);
        byte[] info = joined(ascii("WebPush: info\0"), point((ECPublicKey) keys.getPublic()), sender, new byte[] {1});
        byte[] random = hmac(salt, hmac(hmac(secret, agreement.generateSecret()), info));
        byte[] key = Arrays.copyOf(hmac(random, joined(ascii("Content-Encoding: aes128gcm\0"), new byte[] {1})), 16);
        byte[] nonce = Arrays.copyOf(hmac(random, joined(ascii("Content-Encoding: nonce\0"), new byte[] {1})), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] text = cipher.doFinal(body, start + POINT, body.length - start - POINT);
        return new String(text, 0, text.length - 1, StandardCharsets.UTF_8);
    }

    /** The claims of the header {@code vapid t=…, k=…}, if the signature is right. */
    static String verified(String authorization) throws GeneralSecurityException {
        String token = authorization.replaceFirst("^vapid t=", "").replaceFirst(", k=.*$", "");
        byte[] signer = Base64.getUrlDecoder().decode(authorization.replaceFirst("^.*, k=", ""));
        String signed = token.substring(0, token.lastIndexOf('.'));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key(signer));
        signature.update(ascii(signed));
        if (!signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)))) {
            throw new GeneralSecurityException("The signature is wrong");
        }
        return new String(
                Base64.getUrlDecoder().decode(signed.substring(signed.indexOf('.') + 1)), StandardCharsets.UTF_8);
    }

    private static PublicKey key(byte[] point) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        ECPublicKey any = (ECPublicKey) generator.generateKeyPair().getPublic();
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), any.getParams()));
    }

    private static byte[] point(ECPublicKey key) {
        return joined(
                new byte[] {4},
                coordinate(key.getW().getAffineX()),
                coordinate(key.getW().getAffineY()));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE - length, length);
        return padded;
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
