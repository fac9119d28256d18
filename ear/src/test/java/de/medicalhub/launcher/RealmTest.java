package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RealmTest {
    private static final Path PRODUCT = Path.of("src/main/keycloak/realm.json");
    private static final Path DEMO = Path.of("src/demo/keycloak/realm-demo.json");
    private static final Path DISTRICT = Path.of("src/demo/fhir/1-district.json");
    private static final Path TEST = Path.of("src/test/stack/realm-test.json");
    private static final String HUB = "http://localhost:4711";

    @Test
    @DisplayName("Rule 7: the product's realm has no person, no password, no secret and no direct grant")
    void theProductKnowsNobody() {
        JsonObject product = Realm.layered(List.of(PRODUCT), HUB).json();
        assertThat(users(product)).allMatch(user -> user.containsKey("serviceAccountClientId"));
        assertThat(users(product)).noneMatch(user -> user.containsKey("credentials"));
        assertThat(clients(product)).noneMatch(client -> client.containsKey("secret"));
        assertThat(clients(product)).noneMatch(client -> client.getBoolean("directAccessGrantsEnabled"));
        assertThat(clients(product))
                .extracting(client -> client.getString("clientId"))
                .containsExactly(
                        "medhub-portal", "medhub-letters", "medhub-transport", "medhub-video", "medhub-notification");
    }

    @Test
    void layersAddAndCompleteByName() {
        JsonObject demo = Realm.layered(List.of(PRODUCT, DEMO), HUB).json();
        JsonObject transport = client(demo, "medhub-transport");
        assertThat(transport.getString("secret")).isEqualTo("demo-transport");
        assertThat(transport.getBoolean("serviceAccountsEnabled")).isTrue();
        assertThat(client(demo, "medhub-test").getBoolean("directAccessGrantsEnabled"))
                .isTrue();
        assertThat(users(demo))
                .extracting(user -> user.getString("username"))
                .contains("service-account-medhub-video", "discharge1", "nurse2", "admin1")
                .doesNotContain("gp2");
    }

    @Test
    void theTestLayerAddsItsPeople() {
        JsonObject test = Realm.layered(List.of(PRODUCT, DEMO, TEST), HUB).json();
        assertThat(users(test)).extracting(user -> user.getString("username")).contains("discharge1", "gp2", "nurse3");
    }

    @Test
    void theHubsAddressIsFilledIn() {
        JsonObject portal = client(Realm.layered(List.of(PRODUCT), HUB).json(), "medhub-portal");
        assertThat(portal.getJsonArray("redirectUris").getString(0)).isEqualTo(HUB + "/*");
        assertThat(portal.toString()).doesNotContain("@");
    }

    @Test
    @DisplayName("Only administrators may say who somebody is in FHIR, and only in the form Type/id")
    void fhirUserIsForAdministrators() {
        JsonObject realm = Realm.layered(List.of(PRODUCT), HUB).json();
        JsonObject fhirUser =
                realm.getJsonObject("userProfile").getJsonArray("attributes").getValuesAs(JsonObject.class).stream()
                        .filter(attribute -> attribute.getString("name").equals("fhirUser"))
                        .findFirst()
                        .orElseThrow();
        assertThat(fhirUser.getJsonObject("permissions").getJsonArray("edit").getValuesAs(JsonString::getString))
                .containsExactly("admin");
        String pattern =
                fhirUser.getJsonObject("validations").getJsonObject("pattern").getString("pattern");
        assertThat("Practitioner/gp-1").matches(pattern);
        assertThat("Organization/hospital-mayen").matches(pattern);
        assertThat("Location/ward-1").doesNotMatch(pattern);
        assertThat("Practitioner/gp-1/_history").doesNotMatch(pattern);
    }

    @Test
    @DisplayName(
            "The sign-in page speaks German first, English complete, and says the same whether an account is blocked or not known")
    void theSignInPageSpeaksTwoLanguages() {
        JsonObject realm = Realm.layered(List.of(PRODUCT, DEMO, TEST), HUB).json();
        assertThat(realm.getString("displayName")).isEqualTo("Medical Hub");
        assertThat(realm.getBoolean("internationalizationEnabled")).isTrue();
        assertThat(realm.getString("defaultLocale")).isEqualTo("de");
        List<String> languages = realm.getJsonArray("supportedLocales").getValuesAs(JsonString::getString);
        assertThat(languages).containsExactly("de", "en");
        JsonObject texts = realm.getJsonObject("localizationTexts");
        assertThat(texts.keySet()).containsExactlyElementsOf(languages);
        assertThat(texts.getJsonObject("en").keySet())
                .isEqualTo(texts.getJsonObject("de").keySet());
        // A message of Keycloak is a pattern: these signs would be lost.
        assertThat(texts.toString()).doesNotContain("'").doesNotContain("{0}");
        for (String language : languages) {
            JsonObject said = texts.getJsonObject(language);
            assertThat(said.getString("accountTemporarilyDisabledMessage"))
                    .isEqualTo(said.getString("invalidUserMessage"));
        }
    }

    @Test
    @DisplayName("The sign-in page says whom to call where the realm names a number; the demo names its hospital's")
    void theSignInPageSaysWhomToCall() throws IOException {
        JsonObject product = Realm.layered(List.of(PRODUCT), HUB).json();
        JsonObject demo = Realm.layered(List.of(PRODUCT, DEMO), HUB).json();
        assertThat(product.getString("loginTheme")).isEqualTo("medhub");
        Path footer = PRODUCT.resolveSibling(
                Path.of("themes", product.getString("loginTheme"), "login").resolve("footer.ftl"));
        for (String language : List.of("de", "en")) {
            JsonObject ours = product.getJsonObject("localizationTexts").getJsonObject(language);
            JsonObject named = demo.getJsonObject("localizationTexts").getJsonObject(language);
            assertThat(ours.getString("signInHelp")).endsWith(":");
            assertThat(ours.containsKey("signInHelpPhone"))
                    .as("no hub has the demo's number")
                    .isFalse();
            assertThat(Files.readString(DISTRICT)).contains('"' + named.getString("signInHelpPhone") + '"');
        }
        assertThat(Files.readString(footer)).contains("msg(\"signInHelp\")", "msg(\"signInHelpPhone\")");
    }

    @Test
    void keycloakGetsTheProfileAsAComponent() {
        JsonObject realm = Realm.layered(List.of(PRODUCT), HUB).forKeycloak();
        assertThat(realm.containsKey("userProfile")).isFalse();
        assertThat(realm.getJsonObject("components").toString()).contains("kc.user.profile.config");
    }

    private static List<JsonObject> users(JsonObject realm) {
        return realm.getJsonArray("users").getValuesAs(JsonObject.class);
    }

    private static List<JsonObject> clients(JsonObject realm) {
        return realm.getJsonArray("clients").getValuesAs(JsonObject.class);
    }

    private static JsonObject client(JsonObject realm, String id) {
        return clients(realm).stream()
                .filter(client -> client.getString("clientId").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
