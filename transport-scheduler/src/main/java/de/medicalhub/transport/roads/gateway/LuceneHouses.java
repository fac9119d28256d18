package de.medicalhub.transport.roads.gateway;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.control.HouseIndexes;
import de.medicalhub.transport.roads.control.Houses;
import de.medicalhub.transport.roads.control.Spelling;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/** Files of house coordinates (CSV) as an index of Lucene on the disk: rows need no memory, only the names of streets do. */
public final class LuceneHouses implements HouseIndexes {
    private static final String KIND = "lucene9b";
    private static final double BUFFER_MEGABYTES = 16;
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "street", List.of("street", "strasse", "straße", "strassenname"),
            "number", List.of("number", "hausnummer", "hnr"),
            "addition", List.of("addition", "zusatz", "adz"),
            "postcode", List.of("postcode", "plz", "postleitzahl"),
            "town", List.of("town", "ort", "city", "gemeinde"),
            "latitude", List.of("latitude", "lat", "breite"),
            "longitude", List.of("longitude", "lon", "laenge", "länge"));
    private static final List<String> NEEDED = List.of("street", "number", "postcode", "town", "latitude", "longitude");

    @Override
    public Counted build(Path file, Path folder) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MEGABYTES);
        long houses = 0;
        long leftOut = 0;
        Set<String> streets = new HashSet<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser rows = CSVParser.parse(reader, format(file));
                FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, config)) {
            Map<String, Integer> columns = columns(rows.getHeaderNames());
            for (CSVRecord row : rows) {
                Optional<Document> house = document(row, columns);
                if (house.isPresent()) {
                    Document found = house.get();
                    writer.addDocument(found);
                    if (streets.add(found.get("street") + "|" + found.get("town") + "|" + found.get("postcode"))) {
                        writer.addDocument(street(row, columns, found));
                    }
                    houses++;
                } else {
                    leftOut++;
                }
            }
            writer.commit();
        }
        if (houses == 0) {
            throw new IOException("No row of the file is a house with a position");
        }
        return new Counted(houses, leftOut);
    }

    @Override
    public Houses open(Path folder) throws IOException {
        return new FuzzyHouses(DirectoryReader.open(FSDirectory.open(folder)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Semicolons as in the offices' files, or commas: whichever the first line has more of. */
    private static CSVFormat format(Path file) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            String head = lines.findFirst().orElse("");
            long semicolons = head.chars().filter(c -> c == ';').count();
            long commas = head.chars().filter(c -> c == ',').count();
            return CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(semicolons >= commas ? ';' : ',')
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setTrim(true)
                    .setIgnoreEmptyLines(true)
                    .build();
        }
    }

    private static Map<String, Integer> columns(List<String> names) throws IOException {
        Map<String, Integer> found = new HashMap<>();
        COLUMNS.forEach((column, spellings) -> {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.GERMAN);
                if (spellings.contains(name)) {
                    found.putIfAbsent(column, i);
                }
            }
        });
        for (String column : NEEDED) {
            if (!found.containsKey(column)) {
                throw new IOException("The file of addresses lacks the column " + column);
            }
        }
        return found;
    }

    private static Optional<Document> document(CSVRecord row, Map<String, Integer> columns) {
        String street = value(row, columns, "street");
        String town = value(row, columns, "town");
        String number = value(row, columns, "number") + value(row, columns, "addition");
        Optional<GeoPoint> position = position(value(row, columns, "latitude"), value(row, columns, "longitude"));
        if (street.isBlank() || town.isBlank() || position.isEmpty()) {
            return Optional.empty();
        }
        String postcode = value(row, columns, "postcode");
        Document house = new Document();
        house.add(new StringField("entry", "house", Field.Store.NO));
        house.add(new StringField("street", Spelling.joined(street), Field.Store.YES));
        house.add(new StringField("town", Spelling.joined(town), Field.Store.YES));
        house.add(new StringField("number", Spelling.number(number), Field.Store.NO));
        house.add(new StringField("postcode", postcode, Field.Store.YES));
        house.add(new StoredField("streetText", street));
        house.add(new StoredField("numberText", number));
        house.add(new StoredField("townText", town));
        house.add(new StoredField("latitude", position.get().latitude()));
        house.add(new StoredField("longitude", position.get().longitude()));
        return Optional.of(house);
    }

    /** Streets are kept besides their houses: a search for a street then sees each once, however long it is. */
    private static Document street(CSVRecord row, Map<String, Integer> columns, Document house) {
        Document street = new Document();
        street.add(new StringField("entry", "street", Field.Store.NO));
        for (String field : List.of("street", "town", "postcode")) {
            street.add(new StringField(field, house.get(field), Field.Store.YES));
        }
        for (String column : List.of("street", "town")) {
            Spelling.words(value(row, columns, column))
                    .forEach(word -> street.add(new StringField("word", word, Field.Store.NO)));
        }
        for (String field : List.of("streetText", "townText", "latitude", "longitude")) {
            street.add(house.getField(field));
        }
        return street;
    }

    private static String value(CSVRecord row, Map<String, Integer> columns, String name) {
        Integer column = columns.get(name);
        return column == null || column >= row.size() ? "" : row.get(column).strip();
    }

    private static Optional<GeoPoint> position(String latitude, String longitude) {
        try {
            return Optional.of(new GeoPoint(
                    Double.parseDouble(latitude.replace(',', '.')), Double.parseDouble(longitude.replace(',', '.'))));
        } catch (IllegalArgumentException noPosition) {
            return Optional.empty();
        }
    }
}
