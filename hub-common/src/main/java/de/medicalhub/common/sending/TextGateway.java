package de.medicalhub.common.sending;

import de.medicalhub.common.outbox.UndeliverableException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.sending.SendingSettings.Setting;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any gateway that takes an SMS by one HTTP request: address, method, body and authorisation are configured. */
public final class TextGateway {
    private static final Pattern GAP = Pattern.compile("\\{(to|text|id)}");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;
    private static final int REDIRECT = 300;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final SendingSettings settings;

    public TextGateway(SendingSettings settings) {
        this.settings = settings;
    }

    /**
     * Hands the text to the gateway.
     *
     * @param number with {@code +} and country
     * @param id the same in each attempt that says the same
     * @throws UndeliverableException if the gateway refuses it for good (400, 422)
     * @throws HubException UNAVAILABLE if it did not take it this time
     */
    public void send(String number, String text, String id) {
        String type = settings.of(Setting.SMS_CONTENT_TYPE);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        fill(settings.of(Setting.SMS_URL), "application/x-www-form-urlencoded", number, text, id)))
                .timeout(TIMEOUT)
                .header("Content-Type", type)
                .method(
                        settings.of(Setting.SMS_METHOD),
                        HttpRequest.BodyPublishers.ofString(
                                fill(settings.of(Setting.SMS_BODY), type, number, text, id)));
        if (settings.has(Setting.SMS_AUTHORIZATION)) {
            request.header("Authorization", settings.of(Setting.SMS_AUTHORIZATION));
        }
        int status = status(request.build());
        if (status == BAD_REQUEST || status == UNPROCESSABLE) {
            throw new UndeliverableException("The SMS gateway refuses the message: " + status + ".", null);
        }
        if (status >= REDIRECT) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The SMS gateway answers " + status + ".");
        }
    }

    /** The status of the answer; what else it says is not read. */
    private int status(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The SMS gateway does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(ProblemKind.UNAVAILABLE, "Interrupted while sending.", e);
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
