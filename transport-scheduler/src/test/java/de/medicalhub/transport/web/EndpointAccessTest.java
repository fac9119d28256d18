package de.medicalhub.transport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import de.medicalhub.common.security.Role;
import de.medicalhub.transport.orders.boundary.WakeUpResource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks all endpoints: each says who may call it, in roles that the product knows. */
class EndpointAccessTest {
    private final List<JavaMethod> endpoints = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("de.medicalhub.transport").stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
                    .map(JavaClass::getMethods)
                    .flatMap(methods -> methods.stream())
                    .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                    .toList();

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        assertThat(endpoints).hasSizeGreaterThanOrEqualTo(7);
        assertThat(endpoints)
                .allMatch(method ->
                        method.isAnnotatedWith(RolesAllowed.class) || method.isAnnotatedWith(PermitAll.class));
    }

    @Test
    void onlyTheWakeUpIsOpen() {
        assertThat(endpoints.stream().filter(method -> method.isAnnotatedWith(PermitAll.class)))
                .isNotEmpty()
                .allMatch(method -> method.getOwner().isEquivalentTo(WakeUpResource.class));
    }

    @Test
    void rolesAreThoseOfTheRealm() {
        assertThat(endpoints.stream()
                        .filter(method -> method.isAnnotatedWith(RolesAllowed.class))
                        .flatMap(method -> List.of(
                                method.getAnnotationOfType(RolesAllowed.class).value())
                                .stream()))
                .isNotEmpty()
                .allMatch(role -> Role.find(role).isPresent());
    }
}
