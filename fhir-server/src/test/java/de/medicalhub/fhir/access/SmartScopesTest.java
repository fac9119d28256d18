package de.medicalhub.fhir.access;

import static de.medicalhub.fhir.access.SmartScopes.Permission.CREATE;
import static de.medicalhub.fhir.access.SmartScopes.Permission.DELETE;
import static de.medicalhub.fhir.access.SmartScopes.Permission.READ;
import static de.medicalhub.fhir.access.SmartScopes.Permission.SEARCH;
import static de.medicalhub.fhir.access.SmartScopes.Permission.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.SmartScopes.Permission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartScopesTest {
    @ParameterizedTest
    @CsvSource({
        "user/Observation.rs, rs",
        "user/Observation.cruds, cruds",
        "user/Observation.c, c",
        "user/Observation.read, rs",
        "user/Observation.write, cud",
        "user/Observation.*, cruds",
        "user/*.rs, rs",
        "user/*.*, cruds"
    })
    void bothVersionsAreUnderstood(String scope, String letters) {
        assertThat(allowed(SmartScopes.parse("openid " + scope), Role.GP, "Observation"))
                .isEqualTo(permissions(letters));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user/Observation.sr",
                "user/Observation.x",
                "user/Observation.",
                "user/Observation",
                "user/observation.rs",
                "user/Observation:rs",
                "user/",
                "patient/",
                "system/*",
                "user/Observation.rs?category=laboratory",
                "patient/Observation.rs",
                "system/Observation.rs",
                "user/Condition.rs"
            })
    void whatIsNotUnderstoodOrNotForTheRoleAllowsNothing(String scope) {
        assertThat(allowed(SmartScopes.parse(scope), Role.GP, "Observation")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "openid profile", "launch/patient fhirUser", "offline_access"})
    void withoutAScopeForResourcesTheRoleDecides(String claim) {
        assertThat(SmartScopes.parse(claim)).isEqualTo(SmartScopes.NONE);
        assertThat(allowed(SmartScopes.NONE, Role.GP, "Observation")).isEqualTo(EnumSet.allOf(Permission.class));
        assertThat(SmartScopes.NONE.allowAll(Role.GP)).isTrue();
    }

    @Test
    void whatIsKeptOfThemSaysTheSameAgain() {
        SmartScopes scopes = SmartScopes.parse("openid user/Observation.rs  user/patient launch/patient");
        assertThat(scopes.claim()).isEqualTo("user/Observation.rs user/patient");
        assertThat(SmartScopes.parse(scopes.claim())).isEqualTo(scopes);
        assertThat(SmartScopes.NONE.claim()).isEmpty();
    }

    @Test
    void severalScopesAddUp() {
        SmartScopes scopes = SmartScopes.parse("user/Observation.rs user/Observation.c user/Patient.r");
        assertThat(allowed(scopes, Role.NURSE, "Observation")).isEqualTo(EnumSet.of(READ, SEARCH, CREATE));
        assertThat(allowed(scopes, Role.NURSE, "Patient")).isEqualTo(EnumSet.of(READ));
    }

    @Test
    void eachLevelIsForItsCallers() {
        SmartScopes patient = SmartScopes.parse("patient/*.rs");
        SmartScopes system = SmartScopes.parse("system/*.cruds");
        assertThat(allowed(patient, Role.PATIENT, "Observation")).isEqualTo(EnumSet.of(READ, SEARCH));
        assertThat(allowed(patient, Role.GP, "Observation")).isEmpty();
        assertThat(allowed(system, Role.HOSPITAL_SYSTEM, "Observation"))
                .isEqualTo(EnumSet.of(CREATE, READ, UPDATE, DELETE, SEARCH));
        assertThat(allowed(system, Role.PATIENT, "Observation")).isEmpty();
    }

    @Test
    void onlyEverythingIsAll() {
        assertThat(SmartScopes.parse("user/*.cruds").allowAll(Role.GP)).isTrue();
        assertThat(SmartScopes.parse("user/*.rs").allowAll(Role.GP)).isFalse();
        assertThat(SmartScopes.parse("user/Task.cruds").allowAll(Role.GP)).isFalse();
    }

    private static Set<Permission> allowed(SmartScopes scopes, Role role, String type) {
        return Arrays.stream(Permission.values())
                .filter(permission -> scopes.allow(role, type, permission))
                .collect(Collectors.toSet());
    }

    private static Set<Permission> permissions(String letters) {
        return Arrays.stream(Permission.values())
                .filter(permission -> letters.indexOf(
                                permission.name().toLowerCase(Locale.ROOT).charAt(0))
                        >= 0)
                .collect(Collectors.toSet());
    }
}
