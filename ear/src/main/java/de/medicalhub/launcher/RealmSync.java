package de.medicalhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Brings the realm's files into Keycloak: all of it the first time, the changed parts later. */
final class RealmSync {
    private static final String JSON = "application/json";
    private static final List<String> IMPORTED = List.of("roles", "clients", "users");
    /** Keycloak takes them with a new realm; later it leaves them out of a realm's settings without a word. */
    private static final String TEXTS = "localizationTexts";

    private final LauncherConfig config;
    private final Web web;
    private final Stamp stamp;

    RealmSync(LauncherConfig config, Web web) {
        this.config = config;
        this.web = web;
        stamp = new Stamp(config.var().resolve("run").resolve("realm.sha256"));
    }

    /** Does nothing if the files are those of the last time. */
    void bring() {
        Realm realm = Realm.layered(config.parts().realmLayers(), config.hubUrl());
        String content = realm.json().toString();
        if (stamp.matches(content)) {
            return;
        }
        String token = web.passwordToken(
                config.keycloakUrl() + "/realms/master",
                "admin-cli",
                KeycloakServer.ADMIN,
                KeycloakServer.ADMIN_PASSWORD);
        if (web.answers(config.issuer())) {
            update(realm, token);
        } else {
            create(realm, token);
        }
        stamp.write(content);
    }

    private void create(Realm realm, String token) {
        send("POST", config.keycloakUrl() + "/admin/realms", token, realm.forKeycloak());
    }

    private void update(Realm realm, String token) {
        String admin = config.keycloakUrl() + "/admin/realms/medhub";
        JsonObjectBuilder settings =
                Json.createObjectBuilder(realm.json()).remove("userProfile").remove(TEXTS);
        JsonObjectBuilder imported = Json.createObjectBuilder().add("ifResourceExists", "OVERWRITE");
        for (String name : IMPORTED) {
            settings.remove(name);
            if (realm.json().containsKey(name)) {
                imported.add(name, realm.json().get(name));
            }
        }
        send("PUT", admin, token, settings.build());
        send("PUT", admin + "/users/profile", token, realm.profile());
        send("POST", admin + "/partialImport", token, imported.build());
        JsonObject texts = realm.json().getJsonObject(TEXTS);
        if (texts != null) {
            texts.forEach((language, words) ->
                    send("POST", admin + "/localization/" + language, token, words.asJsonObject()));
        }
    }

    private void send(String method, String url, String token, JsonObject body) {
        Web.Answer answer = web.send(method, url, token, JSON, body);
        if (!answer.ok()) {
            throw new StartFailure(
                    "Keycloak refuses the realm: HTTP " + answer.status() + " " + answer.text() + " (" + url + ").");
        }
    }
}
