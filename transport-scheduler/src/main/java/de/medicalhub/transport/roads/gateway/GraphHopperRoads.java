package de.medicalhub.transport.roads.gateway;

import com.graphhopper.GraphHopper;
import com.graphhopper.GraphHopperConfig;
import com.graphhopper.config.CHProfile;
import com.graphhopper.config.Profile;
import com.graphhopper.json.Statement;
import com.graphhopper.util.CustomModel;
import de.medicalhub.transport.roads.RoadsSettings;
import de.medicalhub.transport.roads.control.RoadGraph;
import de.medicalhub.transport.roads.control.RoadGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Road graphs by GraphHopper, contracted for both profiles; what is shortest is what is fastest. */
public final class GraphHopperRoads implements RoadGraphs {
    /** Another number for each change of what is below. */
    private static final String KIND = "gh11a";

    private static final String ENCODED = "car_access|block_private=false, car_average_speed, road_access";
    private static final String AMBULANCE_PART = "0.9";
    private static final String AMBULANCE_LIMIT = "100";

    private final String profile;

    /** @param profile whose times are asked for; graphs hold both */
    public GraphHopperRoads(RoadsSettings.Profile profile) {
        this.profile = profile.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void build(Path extract, Path folder, IntConsumer step) throws IOException {
        GraphHopper hopper = new SteppedImport(step);
        hopper.init(config(folder).putObject("datareader.file", extract.toString()));
        try {
            hopper.importOrLoad();
            if (hopper.getBaseGraph().getEdges() == 0) {
                throw new IOException("There are no roads in the extract");
            }
        } finally {
            hopper.close();
        }
    }

    @Override
    public RoadGraph open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("No road graph lies there");
        }
        GraphHopper hopper = new GraphHopper();
        hopper.init(config(folder));
        hopper.setAllowWrites(false);
        if (!hopper.load()) {
            throw new IOException("The road graph cannot be loaded");
        }
        return new GraphHopperGraph(hopper, profile);
    }

    @Override
    public String kind() {
        return KIND;
    }

    private static GraphHopperConfig config(Path folder) {
        GraphHopperConfig config = new GraphHopperConfig();
        config.putObject("graph.location", folder.toString());
        config.putObject("graph.encoded_values", ENCODED);
        config.putObject("import.osm.ignored_highways", "footway,cycleway,path,pedestrian,steps");
        config.setProfiles(List.of(
                new Profile("car").setCustomModel(car()), new Profile("ambulance").setCustomModel(ambulance())));
        config.setCHProfiles(List.of(new CHProfile("car"), new CHProfile("ambulance")));
        return config;
    }

    private static CustomModel car() {
        return new CustomModel()
                .setDistanceInfluence(0d)
                .addToPriority(Statement.If("!car_access || road_access == PRIVATE", Statement.Op.MULTIPLY, "0"))
                .addToSpeed(Statement.If("true", Statement.Op.LIMIT, "car_average_speed"));
    }

    private static CustomModel ambulance() {
        return new CustomModel()
                .setDistanceInfluence(0d)
                .addToPriority(Statement.If("!car_access", Statement.Op.MULTIPLY, "0"))
                .addToSpeed(Statement.If("true", Statement.Op.LIMIT, "car_average_speed"))
                .addToSpeed(Statement.If("true", Statement.Op.MULTIPLY, AMBULANCE_PART))
                .addToSpeed(Statement.If("true", Statement.Op.LIMIT, AMBULANCE_LIMIT));
    }
}
