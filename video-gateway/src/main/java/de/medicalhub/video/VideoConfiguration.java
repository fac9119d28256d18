package de.medicalhub.video;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the operator sets for this module.
 *
 * @param hubUrl {@code medhub.hub.url}: the public address, of which links are made and which browsers must come from
 * @param fhirUrl {@code medhub.fhir.url}: the FHIR server
 * @param issuer {@code medhub.oidc.issuer}: Keycloak's realm
 * @param clientSecret {@code medhub.video.client-secret}: of the service account {@code medhub-video}
 * @param turnSecret {@code medhub.turn.secret}: shared with the TURN server; empty: no relay is offered
 * @param turnUrls {@code medhub.turn.urls}: addresses such as {@code turn:relay.example:3478?transport=udp}, comma
 *     separated
 * @param turnLifetime {@code medhub.turn.lifetime}: how long credentials for the relay are valid
 * @param turnOnly {@code medhub.turn.only}: all media goes through the relay
 * @param turnOnlyFor {@code medhub.turn.only-for}: the same for the consultations of these organisations, such as
 *     {@code Organization/practice-1}, comma separated
 * @param presenceTimeout {@code medhub.video.presence-timeout}: after how long without a sign a waiting person counts as gone
 * @param resumeTime {@code medhub.video.resume-time}: how long who was let in may be away and come back into the call
 * @param keep {@code medhub.video.keep}: how long after a consultation or conference it is known who met; at most 90 days
 */
public record VideoConfiguration(
        URI hubUrl,
        String fhirUrl,
        URI issuer,
        String clientSecret,
        String turnSecret,
        List<String> turnUrls,
        Duration turnLifetime,
        boolean turnOnly,
        Set<String> turnOnlyFor,
        Duration presenceTimeout,
        Duration resumeTime,
        Duration keep) {
    /** Longer is not allowed (three months are the most that the rules for video services give). */
    public static final Duration LONGEST_KEEP = Duration.ofDays(90);

    /** A FHIR id has no other signs (section 2.24.0.1 of R4, type id). */
    private static final Pattern ORGANIZATION = Pattern.compile("Organization/[A-Za-z0-9.-]{1,64}");

    public VideoConfiguration {
        turnOnlyFor.stream()
                .filter(name -> !ORGANIZATION.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "medhub.turn.only-for is not of the form Organization/<id>: " + name);
                });
        if ((turnOnly || !turnOnlyFor.isEmpty()) && (turnSecret.isBlank() || turnUrls.isEmpty())) {
            throw new IllegalArgumentException(
                    "medhub.turn.only and medhub.turn.only-for need medhub.turn.urls and medhub.turn.secret");
        }
        if (keep.compareTo(LONGEST_KEEP) > 0 || keep.isNegative()) {
            throw new IllegalArgumentException("medhub.video.keep is more than 90 days");
        }
    }

    /** Can calls go through a relay where no direct way leads. */
    public boolean hasRelay() {
        return !turnSecret.isBlank() && !turnUrls.isEmpty();
    }

    /** Are browsers to send cookies over TLS only. */
    public boolean isHttps() {
        return "https".equalsIgnoreCase(hubUrl.getScheme());
    }
}
