package de.medicalhub.portal.notification.gateway;

import de.medicalhub.common.outbox.UndeliverableException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.notification.control.Message;
import de.medicalhub.portal.notification.entity.Device;
import de.medicalhub.portal.notification.gateway.NotificationSettings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** The push service of a browser (RFC 8030), told by whom the message is (VAPID, RFC 8292). */
@ApplicationScoped
class PushService {
    private static final Duration LIFE = Duration.ofHours(6);
    private static final Duration SIGNED_FOR = Duration.ofHours(12);
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    @Inject
    private NotificationSettings settings;

    @Inject
    private OutgoingHttp http;

    private final Clock machine = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    /** False if the browser does not want any more. */
    boolean send(Device device, Message message) {
        if (!isKnown(device.endpoint(), settings.pushServices())) {
            throw new UndeliverableException("No known push service.", null);
        }
        int status = http.send(request(device, message));
        if (status == GONE || status == NOT_FOUND) {
            return false;
        }
        if (status == 400 || status == TOO_LARGE) {
            throw new UndeliverableException("The push service refuses the message: " + status + ".", null);
        }
        if (status >= 300) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The push service answers " + status + ".");
        }
        return true;
    }

    private HttpRequest.Builder request(Device device, Message message) {
        URI endpoint = URI.create(device.endpoint());
        try {
            byte[] salt = new byte[PushEncryption.SALT_BYTES];
            random.nextBytes(salt);
            byte[] body = PushEncryption.encrypt(
                    content(message),
                    PushKeys.decode(device.publicKey()),
                    PushKeys.decode(device.authSecret()),
                    PushKeys.fresh(),
                    salt);
            return HttpRequest.newBuilder(endpoint)
                    .header("TTL", Long.toString(LIFE.toSeconds()))
                    .header("Content-Encoding", "aes128gcm")
                    .header("Content-Type", "application/octet-stream")
                    .header("Topic", message.id())
                    .header(
                            "Authorization",
                            "vapid t=" + signed(endpoint) + ", k=" + settings.of(Setting.PUSH_PUBLIC_KEY))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UndeliverableException("The browser's keys are unusable.", e);
        }
    }

    private static byte[] content(Message message) {
        return Json.createObjectBuilder()
                .add("title", message.subject())
                .add("body", message.text())
                .add("link", message.link())
                .add("tag", message.id())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A JWT (RFC 7519) that says who sends, for this push service only. */
    private String signed(URI endpoint) throws GeneralSecurityException {
        String header = part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        String claims = part(Json.createObjectBuilder()
                .add("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority())
                .add("exp", machine.instant().plus(SIGNED_FOR).getEpochSecond())
                .add("sub", settings.of(Setting.PUSH_CONTACT))
                .build()
                .toString());
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(PushKeys.privateKey(PushKeys.decode(settings.of(Setting.PUSH_PRIVATE_KEY))));
        signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return header + "." + claims + "." + PushKeys.encode(signature.sign());
    }

    private static String part(String json) {
        return PushKeys.encode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether that is an address of one of these services (B10); without TLS only on this machine. */
    static boolean isKnown(String endpoint, Set<String> services) {
        try {
            URI address = URI.create(endpoint);
            String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
            boolean named = services.stream()
                    .anyMatch(service -> service.startsWith(".") ? host.endsWith(service) : host.equals(service));
            boolean here = host.equals("127.0.0.1") || host.equals("localhost");
            boolean secret = "https".equals(address.getScheme()) || (here && "http".equals(address.getScheme()));
            return named && secret && address.getUserInfo() == null;
        } catch (IllegalArgumentException unusable) {
            return false;
        }
    }
}
