package de.medicalhub.launcher;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who may sign in to the demo, as a table for the terminal. */
final class PeopleTable {
    private static final List<String> HEAD = List.of("Person", "Role", "User", "Password", "Address");
    private static final Map<String, String> START_PAGES =
            Map.of("driver", "/transport/drive", "dispatcher", "/transport/board");

    private final List<List<String>> rows = new ArrayList<>();

    PeopleTable(Realm realm, String hubUrl) {
        rows.add(HEAD);
        for (JsonObject user : realm.json().getJsonArray("users").getValuesAs(JsonObject.class)) {
            if (user.containsKey("credentials")) {
                rows.add(row(user, hubUrl));
            }
        }
    }

    /** One line per person under a head, in aligned columns. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < HEAD.size(); column++) {
                line.append(padded(row.get(column), width(column)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0) + 2;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static List<String> row(JsonObject user, String hubUrl) {
        String role = ((JsonString) first(user.getJsonArray("realmRoles"))).getString();
        String name = user.getString("firstName") + " " + user.getString("lastName");
        String password = first(user.getJsonArray("credentials")).asJsonObject().getString("value");
        String address = hubUrl + START_PAGES.getOrDefault(role, "/");
        return List.of(name, role, user.getString("username"), password, address);
    }

    private static jakarta.json.JsonValue first(JsonArray array) {
        return array.get(0);
    }
}
