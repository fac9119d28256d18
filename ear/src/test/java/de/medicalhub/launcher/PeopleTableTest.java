package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTableTest {
    private static final Realm REALM = Realm.layered(
            List.of(Path.of("src/main/keycloak/realm.json"), Path.of("src/demo/keycloak/realm-demo.json")),
            "http://localhost:8080");

    @Test
    void onePersonPerLineUnderAHead() {
        List<String> lines = new PeopleTable(REALM, "http://localhost:8080").lines();
        assertThat(lines).hasSize(12);
        assertThat(lines.get(0)).matches("Person +Role +User +Password +Address");
        assertThat(lines.get(1))
                .matches("Sabine Nussbaum +discharge-manager +discharge1 +demo +http://localhost:8080/");
        assertThat(lines).anyMatch(line -> line.contains("driver1") && line.endsWith("/transport/drive"));
    }

    @Test
    void serviceAccountsAreNoPeople() {
        assertThat(new PeopleTable(REALM, "http://localhost:8080").lines())
                .noneMatch(line -> line.contains("service-account"));
    }

    @Test
    void columnsAreAligned() {
        List<String> lines = new PeopleTable(REALM, "http://localhost:8080").lines();
        int role = lines.get(0).indexOf("Role");
        assertThat(lines).allMatch(line -> line.charAt(role - 1) == ' ' && line.charAt(role) != ' ');
    }
}
