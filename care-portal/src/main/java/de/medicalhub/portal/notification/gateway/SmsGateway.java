package de.medicalhub.portal.notification.gateway;

import de.medicalhub.common.outbox.UndeliverableException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.notification.control.Message;
import de.medicalhub.portal.notification.gateway.NotificationSettings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any gateway that takes an SMS by one HTTP request: address, method, body and authorisation are configured. */
@ApplicationScoped
class SmsGateway {
    private static final Pattern GAP = Pattern.compile("\\{(to|text|id)}");
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    @Inject
    private NotificationSettings settings;

    @Inject
    private OutgoingHttp http;

    void send(String number, Message message) {
        String type = settings.of(Setting.SMS_CONTENT_TYPE);
        String text = message.text() + " " + message.link();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(fill(
                        settings.of(Setting.SMS_URL), "application/x-www-form-urlencoded", number, text, message.id())))
                .header("Content-Type", type)
                .method(
                        settings.of(Setting.SMS_METHOD),
                        HttpRequest.BodyPublishers.ofString(
                                fill(settings.of(Setting.SMS_BODY), type, number, text, message.id())));
        if (settings.has(Setting.SMS_AUTHORIZATION)) {
            request.header("Authorization", settings.of(Setting.SMS_AUTHORIZATION));
        }
        int status = http.send(request);
        if (status == BAD_REQUEST || status == UNPROCESSABLE) {
            throw new UndeliverableException("The SMS gateway refuses the message: " + status + ".", null);
        }
        if (status >= 300) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The SMS gateway answers " + status + ".");
        }
    }

    /** The template with number, text and id in the form that its type needs. */
    static String fill(String template, String type, String number, String text, String id) {
        return GAP.matcher(template)
                .replaceAll(gap -> Matcher.quoteReplacement(encoded(
                        switch (gap.group(1)) {
                            case "to" -> number;
                            case "text" -> text;
                            default -> id;
                        },
                        type)));
    }

    private static String encoded(String value, String type) {
        if (type.startsWith("application/json")) {
            String quoted = Json.createValue(value).toString();
            return quoted.substring(1, quoted.length() - 1);
        }
        return type.startsWith("application/x-www-form-urlencoded")
                ? URLEncoder.encode(value, StandardCharsets.UTF_8)
                : value;
    }
}
