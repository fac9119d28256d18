package de.medicalhub.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOriginTest {
    private static final String HUB = "https://hub.example";

    @ParameterizedTest(name = "{0} {1}, Sec-Fetch-Site {2}, Origin {3}, Referer {4}, token {5}: {6}")
    @DisplayName("I5 what changes something passes only if it comes from a page of the hub")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /case   | same-origin |                      |                         | false | true",
                "POST | /case   | none        |                      |                         | false | true",
                "POST | /case   | cross-site  |                      |                         | false | false",
                "POST | /case   | same-site   |                      |                         | false | false",
                "POST | /case   | cross-site  | https://hub.example  |                         | true  | false",
                "POST | /case   |             | https://hub.example  |                         | false | true",
                "POST | /case   |             | https://HUB.example:443 |                      | false | true",
                "POST | /case   |             | http://10.0.0.5:8080 |                         | false | true",
                "POST | /case   |             | https://evil.example |                         | false | false",
                "POST | /case   |             | https://evil.example |                         | true  | false",
                "POST | /case   |             | https://hub.example.evil.example |             | false | false",
                "POST | /case   |             | http://hub.example   |                         | false | false",
                "POST | /case   |             | null                 |                         | false | false",
                "POST | /case   |             |                      | https://hub.example/case | false | true",
                "POST | /case   |             |                      | https://evil.example/   | false | false",
                "POST | /case   |             |                      |                         | false | false",
                "POST | /case   |             |                      |                         | true  | true",
                "PUT  | /api/x  |             | https://evil.example |                         | false | false",
                "GET  | /case   | cross-site  |                      | https://evil.example/   | false | true",
                "GET  | /logout | same-origin |                      |                         | false | true",
                "GET  | /logout | none        |                      |                         | false | true",
                "GET  | /logout | cross-site  |                      |                         | false | false",
                "GET  | /logout |             |                      | https://hub.example/    | false | true",
                "GET  | /logout |             |                      | https://evil.example/   | false | false",
                "GET  | /logout |             |                      |                         | false | false",
            })
    void onlyFromOurPages(
            String method, String path, String site, String origin, String referer, boolean token, boolean passes) {
        RequestOrigin asked = new RequestOrigin(
                method, path, orEmpty(site), orEmpty(origin), orEmpty(referer), "http://10.0.0.5:8080", token);
        assertThat(asked.mayPass(HUB)).isEqualTo(passes);
    }

    @Test
    void anAddressThatIsNoneIsForeign() {
        assertThat(new RequestOrigin("POST", "/case", "", "%%%", "", "http://10.0.0.5", false).mayPass(HUB))
                .isFalse();
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
