package de.medicalhub.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** What the modules find inside the server: runs there, in a small WAR beside the EAR. */
@ExtendWith(ArquillianExtension.class)
class WiringIT {
    private static final int WAIT_MILLIS = 60_000;

    @Resource(lookup = "java:jboss/datasources/FhirDS")
    private DataSource fhir;

    @Resource(lookup = "java:jboss/datasources/TransportDS")
    private DataSource transport;

    @Resource(lookup = "java:jboss/datasources/VideoDS")
    private DataSource video;

    @Resource(lookup = "java:jboss/datasources/PortalDS")
    private DataSource portal;

    @Deployment
    static WebArchive beside() {
        return ShrinkWrap.create(WebArchive.class, "wiring.war")
                .addAsWebInfResource(new StringAsset("<beans bean-discovery-mode='all'/>"), "beans.xml")
                .setManifest(new StringAsset("Dependencies: org.postgresql.jdbc\n"));
    }

    @Test
    @DisplayName("Each module reaches the database as itself and lands in its own schema")
    void eachModuleHasItsOwnSchema() throws SQLException {
        assertEquals("fhir/fhir", schemaAndUser(fhir));
        assertEquals("transport/transport", schemaAndUser(transport));
        assertEquals("video/video", schemaAndUser(video));
        assertEquals("portal/portal", schemaAndUser(portal));
    }

    @Test
    @DisplayName("No module may look into another's schema")
    void schemasAreClosedToOthers() throws SQLException {
        for (String other : List.of("fhir", "transport", "video", "keycloak")) {
            assertFalse(mayUse(portal, other), other);
        }
        assertTrue(mayUse(portal, "portal"));
    }

    @Test
    @DisplayName("What one module notifies another one hears")
    void notificationsCrossModules() throws SQLException {
        String signal = UUID.randomUUID().toString();
        try (Connection ear = portal.getConnection();
                Connection mouth = fhir.getConnection()) {
            run(ear, "listen medhub_case");
            run(mouth, "select pg_notify('medhub_case', '" + signal + "')");
            PGNotification[] heard = ear.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
            run(ear, "unlisten *");
            assertNotNull(heard, "nothing heard within the time");
            assertTrue(Arrays.stream(heard).map(PGNotification::getParameter).anyMatch(signal::equals));
        }
    }

    @Test
    @DisplayName("Rule 6: what was answered is kept, so PostgreSQL flushes on commit")
    void commitsAreDurable() throws SQLException {
        assertEquals("on", single(fhir, "show fsync"));
        assertEquals("on", single(fhir, "show synchronous_commit"));
    }

    private static String schemaAndUser(DataSource source) throws SQLException {
        return single(source, "select current_schema || '/' || current_user");
    }

    private static boolean mayUse(DataSource source, String schema) throws SQLException {
        return single(source, "select has_schema_privilege('" + schema + "', 'usage')")
                .equals("t");
    }

    private static String single(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
