package de.medicalhub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RealmSyncTest {
    private static final Realm REALM = Realm.layered(
            List.of(Path.of("src/main/keycloak/realm.json"), Path.of("src/demo/keycloak/realm-demo.json")),
            "http://localhost:4711");

    @Test
    @DisplayName("A Keycloak that does not know the realm gets all of it at once, with its texts")
    void aNewRealmIsWhole() {
        assertThat(RealmSync.requests(REALM, false)).singleElement().satisfies(request -> {
            assertThat(request.method() + request.path()).isEqualTo("POST");
            assertThat(request.body()).containsKeys("localizationTexts", "clients", "users", "roles", "components");
        });
    }

    @Test
    @DisplayName(
            "One that knows it gets settings, profile, people and each language's texts by themselves: of the settings it would leave them out without a word")
    void aKnownRealmGetsItsTextsByThemselves() {
        List<RealmSync.Request> requests = RealmSync.requests(REALM, true);
        assertThat(requests)
                .extracting(request -> request.method() + " " + request.path())
                .containsExactly(
                        "PUT /medhub",
                        "PUT /medhub/users/profile",
                        "POST /medhub/partialImport",
                        "POST /medhub/localization/de",
                        "POST /medhub/localization/en");
        assertThat(requests.get(0).body())
                .containsKeys("loginTheme", "bruteForceProtected")
                .doesNotContainKeys("localizationTexts", "userProfile", "clients", "users", "roles");
        assertThat(requests.get(2).body()).containsKeys("ifResourceExists", "clients", "users", "roles");
        JsonObject texts = REALM.json().getJsonObject("localizationTexts");
        assertThat(requests.get(3).body()).isEqualTo(texts.getJsonObject("de"));
        assertThat(requests.get(4).body()).isEqualTo(texts.getJsonObject("en"));
        assertThat(requests.get(3).body().getString("languages")).isEqualTo("Sprache");
    }
}
