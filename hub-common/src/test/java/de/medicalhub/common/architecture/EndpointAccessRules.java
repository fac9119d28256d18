package de.medicalhub.common.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import de.medicalhub.common.security.Role;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Walks all endpoints of a module: REST, servlets and WebSockets. Each says who may call it, and what is open to people who
 * are not signed in is what the module's test lists, no more and no less. Each WAR has one test that extends this class.
 */
public abstract class EndpointAccessRules {
    private static final List<Class<? extends Annotation>> SAYING =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

    private final List<JavaClass> classes;
    private final Set<String> open;
    private final SecurityConstraints constraints = SecurityConstraints.ofThisModule();

    /**
     * @param packages of the module, such as {@code de.medicalhub.video}
     * @param open addresses within the WAR for which nobody need be signed in, such as {@code /ws}
     */
    protected EndpointAccessRules(String packages, Set<String> open) {
        this.classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packages).stream()
                        .toList();
        this.open = open;
    }

    @Test
    @DisplayName("There are endpoints to walk")
    void endpointsAreFound() {
        assertThat(addresses()).hasSizeGreaterThanOrEqualTo(open.size()).isNotEmpty();
    }

    @Test
    @DisplayName("Every REST endpoint says who may call it")
    void everyRestEndpointSaysWhoMayCallIt() {
        assertThat(restMethods()).allMatch(method -> isGuarded(method) || says(method, PermitAll.class));
    }

    @Test
    @DisplayName("Roles are those of the realm")
    void rolesAreThoseOfTheRealm() {
        assertThat(restMethods().stream()
                        .filter(method -> says(method, RolesAllowed.class))
                        .flatMap(EndpointAccessRules::roles))
                .allMatch(role -> Role.find(role).isPresent());
    }

    @Test
    @DisplayName("What is open without sign-in is exactly what is listed")
    void onlyWhatIsListedIsOpen() {
        Set<String> found = addresses().filter(this::isOpen).collect(Collectors.toSet());
        assertThat(found).isEqualTo(open);
    }

    /** Servlets and WebSockets know no roles of their own: only web.xml guards them. */
    private boolean isOpen(String address) {
        List<JavaMethod> rest = restMethods().stream()
                .filter(method -> address(method).equals(address))
                .toList();
        boolean byRole = !rest.isEmpty() && rest.stream().allMatch(EndpointAccessRules::isGuarded);
        return !byRole && !constraints.askForSignIn(address);
    }

    private Stream<String> addresses() {
        Stream<String> rest = restMethods().stream().map(EndpointAccessRules::address);
        Stream<String> servlets = classes.stream()
                .filter(type -> type.isAnnotatedWith(WebServlet.class))
                .map(type -> type.getAnnotationOfType(WebServlet.class))
                .flatMap(servlet ->
                        Stream.of(servlet.value(), servlet.urlPatterns()).flatMap(Stream::of));
        Stream<String> sockets = classes.stream()
                .filter(type -> type.isAnnotatedWith(ServerEndpoint.class))
                .map(type -> type.getAnnotationOfType(ServerEndpoint.class).value());
        return Stream.of(rest, servlets, sockets).flatMap(all -> all);
    }

    private List<JavaMethod> restMethods() {
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                .toList();
    }

    private static String address(JavaMethod method) {
        String type = method.getOwner().getAnnotationOfType(Path.class).value();
        String own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        return ("/api/" + type + "/" + own).replaceAll("/+", "/").replaceAll("/$", "");
    }

    private static boolean isGuarded(JavaMethod method) {
        return says(method, RolesAllowed.class) || says(method, DenyAll.class);
    }

    /** What the method says counts before what its class says. */
    private static boolean says(JavaMethod method, Class<? extends Annotation> annotation) {
        boolean own = SAYING.stream().anyMatch(one -> method.isAnnotatedWith(one));
        return own ? method.isAnnotatedWith(annotation) : method.getOwner().isAnnotatedWith(annotation);
    }

    private static Stream<String> roles(JavaMethod method) {
        RolesAllowed allowed = method.isAnnotatedWith(RolesAllowed.class)
                ? method.getAnnotationOfType(RolesAllowed.class)
                : method.getOwner().getAnnotationOfType(RolesAllowed.class);
        return Stream.of(allowed.value());
    }
}
