package de.medicalhub.portal.letter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.letter.control.Accounts.Change;
import de.medicalhub.portal.letter.entity.Recipient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeycloakAccountsTest {
    private static final String LONG = "ein langes Passwort";

    private final KeycloakAccounts accounts = new KeycloakAccounts();
    private SignInService service;

    @BeforeEach
    void start() throws IOException {
        service = new SignInService();
        accounts.connect(service.issuer(), "secret");
    }

    @AfterEach
    void stop() throws IOException {
        service.stop();
    }

    @Test
    @DisplayName("T5 an account whose role could not be given gets it with the next attempt")
    void roleIsRepaired() {
        service.failRoles(true);
        assertThatExceptionOfType(HubException.class).isThrownBy(() -> set("Anna", "Meier", LONG));
        assertThat(service.roles()).isEmpty();
        service.failRoles(false);
        assertThat(set("Anna", "Meier", LONG)).isEqualTo(Change.DONE);
        assertThat(service.roles()).containsExactly("patient");
        assertThat(set("Anna", "Meier", LONG)).isEqualTo(Change.DONE);
        assertThat(service.roles()).containsExactly("patient");
    }

    @Test
    @DisplayName("T6 an account with another role is not touched, and gets no further one")
    void othersStay() {
        assertThat(set("Anna", "Meier", LONG)).isEqualTo(Change.DONE);
        service.giveRole("gp");
        assertThat(set("Anna", "Meier", "noch ein Passwort")).isEqualTo(Change.OTHER_ROLE);
        assertThat(service.password()).isEqualTo(LONG);
    }

    @Test
    @DisplayName("T5 a weak password is said to be weak, at the first time and later")
    void weakPassword() {
        assertThat(set("Anna", "Meier", "kurz")).isEqualTo(Change.WEAK_PASSWORD);
        assertThat(set("Anna", "Meier", LONG)).isEqualTo(Change.DONE);
        assertThat(set("Anna", "Meier", "kurz")).isEqualTo(Change.WEAK_PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "Meier (geb. Schulz), Meier geb. Schulz",
        "Müller / Schmidt, Müller-Schmidt",
        "O'Neill & Söhne; #2, O'Neill Söhne 2",
        "von der Größe-Ünal, von der Größe-Ünal",
        "Łukasz Ελένη, Łukasz Ελένη",
    })
    @DisplayName("T5 names with signs that the sign-in service refuses get an account")
    void names(String family, String kept) {
        assertThat(set("Anna (Änne)", family, LONG)).isEqualTo(Change.DONE);
        assertThat(service.family()).isEqualTo(kept);
        assertThat(service.given()).isEqualTo("Anna Änne");
    }

    @Test
    @DisplayName("T5 a name that somebody else has is told as that")
    void nameTaken() {
        service.takeNames();
        assertThat(set("Anna", "Meier", LONG)).isEqualTo(Change.NAME_TAKEN);
    }

    @Test
    @DisplayName("T5 another refusal is not told as a weak password")
    void otherRefusal() {
        service.refuseNames();
        assertThatExceptionOfType(HubException.class).isThrownBy(() -> set("Anna", "Meier", LONG));
    }

    private Change set(String given, String family, String password) {
        return accounts.set(new Recipient("Patient/7", Role.PATIENT, given, family), "p-7", password);
    }
}
