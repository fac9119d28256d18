package de.medicalhub.stack;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an open page carries with it. */
class PageStateIT {
    private static final Pattern STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]* value=\"([A-Za-z0-9+/=]+)\"");
    private static final int SEAL = 32;

    @Test
    @DisplayName("S3 an open page is sealed with the installation's own key, so that it outlives a restart")
    void pagesOutliveARestart() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(Stack.hubUrl() + "/letter"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Matcher state = STATE.matcher(page.body());
        assertThat(state.find()).isTrue();
        byte[] carried = Base64.getDecoder().decode(state.group(1));
        String key = Files.readString(Path.of(System.getProperty("medhub.var", ""), "page-state.key"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key.strip()), "HmacSHA256"));
        assertThat(mac.doFinal(Arrays.copyOfRange(carried, SEAL, carried.length)))
                .isEqualTo(Arrays.copyOf(carried, SEAL));
    }
}
