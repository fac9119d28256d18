package de.medicalhub.fhir.access.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** An issuer of tokens over real sockets, that may fall silent, fail and change its key. */
final class SmallRealm implements AutoCloseable {
    private static final int BITS = 2048;
    private static final int SOON_SECONDS = 600;

    private final ServerSocket door;
    private final List<Socket> guests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Integer> ports = new LinkedBlockingQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean hasKeys = true;
    private volatile Signer signer = new Signer("first", pair());

    private record Signer(String id, KeyPair pair) {}

    SmallRealm() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread porter = new Thread(this::letIn, "small-realm");
        porter.setDaemon(true);
        porter.start();
    }

    String issuer() {
        return "http://" + door.getInetAddress().getHostAddress() + ":" + door.getLocalPort();
    }

    /** Who comes is let in, and gets no answer. */
    void fallSilent() {
        silent = true;
    }

    void hideKeys() {
        hasKeys = false;
    }

    void showKeys() {
        hasKeys = true;
    }

    void changeKey(String id) {
        signer = new Signer(id, pair());
    }

    /** How often a path was asked for. */
    long asked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    /** How many came since it was asked last, while it is silent: all who came before the one who counts them. */
    int guests() throws IOException, InterruptedException {
        try (Socket last = new Socket(door.getInetAddress(), door.getLocalPort())) {
            int before = 0;
            while (ports.take() != last.getLocalPort()) {
                before++;
            }
            return before;
        }
    }

    /** By the key of now. */
    String token(String name) {
        return token("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + signer.id() + "\"}", name);
    }

    /** With another head, signed all the same. */
    String token(String head, String name) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        String claims = "{\"iss\":\"" + issuer() + "\",\"aud\":\"medhub-api\",\"sub\":\"1\",\"typ\":\"Bearer\",\"iat\":"
                + now + ",\"exp\":" + (now + SOON_SECONDS) + ",\"preferred_username\":\"" + name + "\"}";
        String signed =
                base64(head.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.pair().getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket guest : guests) {
            guest.close();
        }
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                guests.add(guest);
                ports.add(guest.getPort());
                if (!silent) {
                    answer(guest);
                }
            } catch (IOException gone) {
                guests.removeIf(Socket::isClosed); // The guest went, or the door is shut.
            }
        }
    }

    private void answer(Socket guest) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII));
        String first = lines.readLine();
        if (first == null) {
            return; // Came and went.
        }
        String path = first.split(" ", -1)[1];
        asked.add(path);
        String line = first;
        while (line != null && !line.isEmpty()) {
            line = lines.readLine();
        }
        boolean ofKeys = path.equals("/keys");
        byte[] body = (ofKeys ? keys() : description()).getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + (ofKeys && !hasKeys ? "500 Broken" : "200 OK")
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        guest.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        guest.getOutputStream().write(body);
        guest.close();
    }

    private String description() {
        return "{\"issuer\":\"%1$s\",\"authorization_endpoint\":\"%1$s/auth\",\"token_endpoint\":\"%1$s/token\",\"jwks_uri\":\"%1$s/keys\"}"
                .replace("%1$s", issuer());
    }

    private String keys() {
        RSAPublicKey key = (RSAPublicKey) signer.pair().getPublic();
        return "{\"keys\":[{\"kid\":\"other\",\"kty\":\"EC\"},{\"kid\":\"" + signer.id()
                + "\",\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"" + number(key.getModulus())
                + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}]}";
    }

    private static String number(BigInteger number) {
        return base64(number.toByteArray());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
