package de.medicalhub.bench;

import de.medicalhub.common.testing.Stack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Consultations that run, each with a patient and one more person who have joined: laid into the database as the gateway
 * would have written them, because two thousand discharges would measure the record and not the gateway.
 */
final class BenchRooms {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BATCH = 500;

    private BenchRooms() {}

    /** The participant cookies of the two people of one room. */
    record Pair(String patient, String other) {}

    /**
     * So many rooms, in a call since now.
     *
     * @param appointment a video appointment of the record, which each room has a copy of
     */
    static List<Pair> make(int count, String appointment) throws SQLException {
        List<String> ids = BenchAppointments.copies(appointment, count);
        List<Pair> rooms = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(Stack.databaseUrl(), "video", "demo")) {
            database.setAutoCommit(false);
            try (PreparedStatement consultation = database.prepareStatement(
                            "insert into consultation (appointment_id, expects, starts_at, ends_at, version)"
                                    + " values (?, '', now(), now() + interval '15 minutes', 0)");
                    PreparedStatement invitation = database.prepareStatement(
                            "insert into invitation (id, appointment_id, side, token_hash, created_at, expires_at,"
                                    + " participant_hash, joined_at, version)"
                                    + " values (?, ?, ?, ?, now(), now() + interval '4 hours', ?, now(), 0)");
                    PreparedStatement room = database.prepareStatement("insert into waiting_room"
                            + " (appointment_id, state, since, last_seen_at, version)"
                            + " values (?, 'IN_CALL', now(), now(), 0)")) {
                for (int i = 0; i < count; i++) {
                    String id = ids.get(i);
                    consultation.setString(1, id);
                    consultation.addBatch();
                    rooms.add(new Pair(invite(invitation, id, "PATIENT"), invite(invitation, id, "RELATIVE")));
                    room.setString(1, id);
                    room.addBatch();
                    if (i % BATCH == BATCH - 1 || i == count - 1) {
                        consultation.executeBatch();
                        invitation.executeBatch();
                        room.executeBatch();
                    }
                }
                database.commit();
            }
        }
        return rooms;
    }

    private static String invite(PreparedStatement invitation, String appointment, String side) throws SQLException {
        String cookie = secret();
        invitation.setObject(1, UUID.randomUUID());
        invitation.setString(2, appointment);
        invitation.setString(3, side);
        invitation.setString(4, hash(secret()));
        invitation.setString(5, hash(cookie));
        invitation.addBatch();
        return cookie;
    }

    /** Nobody keeps what was measured with. */
    static void forget() throws SQLException {
        BenchAppointments.forget();
        try (Connection database = DriverManager.getConnection(Stack.databaseUrl(), "video", "demo")) {
            database.createStatement().execute("delete from consultation where appointment_id like 'bench-%'");
        }
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
