package de.medicalhub.video.conference.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Answers the connectivity checks of browsers (RFC 8445 over STUN, RFC 8489) as a media server does, and nothing else. Where nobody
 * answers, a browser gives the connection up after some seconds and asks for another port, so that on a slow machine ports would move
 * before a test has looked at them.
 */
final class StandInIce implements AutoCloseable {
    static final String PASSWORD = "standinstandinstandinstandin";

    private static final short REQUEST = 0x0001;
    private static final short SUCCESS = 0x0101;
    private static final int COOKIE = 0x2112A442;
    private static final int HEADER = 20;
    private static final int TRANSACTION = 12;
    private static final short USER_NAME = 0x0006;
    private static final short MAPPED_ADDRESS = 0x0020;
    private static final short MAPPED_LENGTH = 8;
    private static final short IPV4 = 1;
    private static final int PORT_MASK = COOKIE >>> 16;
    private static final short INTEGRITY = 0x0008;
    private static final short INTEGRITY_LENGTH = 20;
    private static final short FINGERPRINT = (short) 0x8028;
    private static final short FINGERPRINT_LENGTH = 4;
    private static final int FINGERPRINT_MASK = 0x5354554E;
    private static final int ATTRIBUTE = 4;
    private static final short UNTIL_INTEGRITY = ATTRIBUTE + MAPPED_LENGTH + ATTRIBUTE + INTEGRITY_LENGTH;
    private static final short WHOLE = UNTIL_INTEGRITY + ATTRIBUTE + FINGERPRINT_LENGTH;
    private static final int LARGEST = 1500;

    private final Consumer<String> reached;
    private final DatagramSocket socket;

    /** Whoever asks is answered; whose port is asked for, by its fragment of a user name, is told. */
    StandInIce(Consumer<String> reached) {
        this.reached = reached;
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        Thread answering = new Thread(this::answerAll, "stand-in-ice");
        answering.setDaemon(true);
        answering.start();
    }

    /** The only way to it, as Kurento says it. */
    String candidate() {
        return "candidate:1 1 UDP 2015363327 127.0.0.1 " + socket.getLocalPort() + " typ host";
    }

    @Override
    public void close() {
        socket.close();
    }

    private void answerAll() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LARGEST);
                socket.receive(packet);
                ByteBuffer check = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
                if (packet.getLength() >= HEADER && check.getShort() == REQUEST) {
                    byte[] answer = answer(check, (InetSocketAddress) packet.getSocketAddress());
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                    reached.accept(fragment(check.position(HEADER)));
                }
            } catch (IOException closed) {
                // by whoever ends the stand-in, or by a browser that has gone
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The first part of the user name: whom the check is for. */
    private static String fragment(ByteBuffer attributes) {
        while (attributes.remaining() >= ATTRIBUTE) {
            short type = attributes.getShort();
            byte[] value = new byte[Math.min(Short.toUnsignedInt(attributes.getShort()), attributes.remaining())];
            attributes.get(value);
            if (type == USER_NAME) {
                String user = new String(value, StandardCharsets.US_ASCII);
                return user.substring(0, Math.max(0, user.indexOf(':')));
            }
            int padding = -value.length & (ATTRIBUTE - 1);
            attributes.position(Math.min(attributes.limit(), attributes.position() + padding));
        }
        return "";
    }

    private static byte[] answer(ByteBuffer check, InetSocketAddress from) throws GeneralSecurityException {
        byte[] transaction = new byte[TRANSACTION];
        check.position(HEADER - TRANSACTION).get(transaction);
        ByteBuffer answer = ByteBuffer.allocate(HEADER + WHOLE);
        answer.putShort(SUCCESS).putShort(UNTIL_INTEGRITY).putInt(COOKIE).put(transaction);
        answer.putShort(MAPPED_ADDRESS)
                .putShort(MAPPED_LENGTH)
                .putShort(IPV4)
                .putShort((short) (from.getPort() ^ PORT_MASK))
                .putInt(ByteBuffer.wrap(from.getAddress().getAddress()).getInt() ^ COOKIE);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(PASSWORD.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
        byte[] integrity = mac.doFinal(Arrays.copyOf(answer.array(), answer.position()));
        answer.putShort(INTEGRITY).putShort(INTEGRITY_LENGTH).put(integrity);
        answer.putShort(Short.BYTES, WHOLE);
        CRC32 sum = new CRC32();
        sum.update(answer.array(), 0, answer.position());
        answer.putShort(FINGERPRINT).putShort(FINGERPRINT_LENGTH).putInt((int) sum.getValue() ^ FINGERPRINT_MASK);
        return answer.array();
    }
}
