package de.medicalhub.fhir.access;

import de.medicalhub.common.security.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The SMART on FHIR scopes of a token ({@code patient/Observation.rs}, {@code user/*.cruds}, {@code system/Patient.r}, and
 * of version 1 {@code .read}, {@code .write}, {@code .*}). They take away from what the role allows and never add to it. A
 * token without any leaves the role as it is.
 */
public final class SmartScopes {
    /** No such scope: the role alone decides. */
    public static final SmartScopes NONE = new SmartScopes("", List.of());

    /** What a scope lets do with a type. */
    public enum Permission {
        CREATE('c'),
        READ('r'),
        UPDATE('u'),
        DELETE('d'),
        SEARCH('s');

        private final char letter;

        Permission(char letter) {
            this.letter = letter;
        }
    }

    private static final Pattern SCOPE =
            Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]*)\\.([^?]*)(\\?.*)?");
    /** What begins like this is meant to narrow, however it goes on. */
    private static final List<String> LEVELS = List.of("patient/", "user/", "system/");

    private static final Pattern VERSION_2 = Pattern.compile("c?r?u?d?s?");
    private static final Set<Role> SYSTEMS =
            EnumSet.of(Role.HOSPITAL_SYSTEM, Role.TRANSPORT_SERVICE, Role.VIDEO_SERVICE, Role.NOTIFICATION_SERVICE);

    private final String claim;
    private final List<Scope> scopes;

    private record Scope(String level, String type, Set<Permission> permissions) {
        boolean covers(Role role, String wanted, Permission permission) {
            return isFor(role) && (type.equals("*") || type.equals(wanted)) && permissions.contains(permission);
        }

        private boolean isFor(Role role) {
            return switch (level) {
                case "patient" -> role == Role.PATIENT;
                case "system" -> SYSTEMS.contains(role);
                default -> !SYSTEMS.contains(role);
            };
        }
    }

    private SmartScopes(String claim, List<Scope> scopes) {
        this.claim = claim;
        this.scopes = List.copyOf(scopes);
    }

    /**
     * Those of the claim {@code scope}. One that begins like a SMART scope and is not understood, or has search parameters
     * (which are not offered), allows nothing; it still narrows.
     */
    public static SmartScopes parse(String claim) {
        List<String> found = Arrays.stream(claim.strip().split("\\s+", -1))
                .filter(scope -> LEVELS.stream().anyMatch(scope::startsWith))
                .toList();
        return found.isEmpty()
                ? NONE
                : new SmartScopes(
                        String.join(" ", found),
                        found.stream()
                                .map(SCOPE::matcher)
                                .filter(Matcher::matches)
                                .flatMap(scope -> scope(scope).stream())
                                .toList());
    }

    /** The scopes as they came, so that they can be kept and parsed again; empty if nothing is narrowed. */
    public String claim() {
        return claim;
    }

    /** Whether somebody with this role may still do this with the type. */
    public boolean allow(Role role, String type, Permission permission) {
        return claim.isEmpty() || scopes.stream().anyMatch(scope -> scope.covers(role, type, permission));
    }

    /** Whether somebody with this role may still do everything with every type, as an operation that writes a case needs. */
    public boolean allowAll(Role role) {
        return EnumSet.allOf(Permission.class).stream().allMatch(permission -> allow(role, "*", permission));
    }

    private static Optional<Scope> scope(Matcher scope) {
        Set<Permission> permissions = permissions(scope.group(3));
        return permissions.isEmpty() || scope.group(4) != null
                ? Optional.empty()
                : Optional.of(new Scope(scope.group(1), scope.group(2), permissions));
    }

    private static Set<Permission> permissions(String suffix) {
        return switch (suffix) {
            case "read" -> EnumSet.of(Permission.READ, Permission.SEARCH);
            case "write" -> EnumSet.of(Permission.CREATE, Permission.UPDATE, Permission.DELETE);
            case "*" -> EnumSet.allOf(Permission.class);
            default ->
                VERSION_2.matcher(suffix).matches()
                        ? Arrays.stream(Permission.values())
                                .filter(permission -> suffix.indexOf(permission.letter) >= 0)
                                .collect(Collectors.toUnmodifiableSet())
                        : Set.of();
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmartScopes same && claim.equals(same.claim);
    }

    @Override
    public int hashCode() {
        return claim.hashCode();
    }
}
