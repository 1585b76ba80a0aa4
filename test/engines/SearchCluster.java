import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * A cluster of OpenSearch nodes on loopback, for tests. Arguments: a folder of its own, how many nodes, the first HTTP port. Takes a
 * line at a time on standard input: `stop N` closes node N (from 0) without a word to the others, `start N` brings it back. What is
 * done goes line by line into the file `said` of the folder (`up`, `done stop 1` …): the engine's log closes standard output. Ends
 * when standard input does.
 */
public class SearchCluster {
    public static void main(String[] arguments) throws Exception {
        Path said = Path.of(arguments[0], "said");
        int nodes = Integer.parseInt(arguments[1]);
        int firstPort = Integer.parseInt(arguments[2]);
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.setMaxHttpPort(firstPort + nodes);
        runner.onBuild((number, settings) -> {
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", String.valueOf(firstPort + number - 1));
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        });
        try {
            runner.build(OpenSearchRunner.newConfigs()
                .basePath(arguments[0] + "/data")
                .numOfNode(nodes)
                .baseHttpPort(firstPort)
                .clusterName("telework-test"));
            runner.ensureYellow();
            say(said, "up");
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
            for (String line; (line = input.readLine()) != null; ) {
                String[] words = line.trim().split(" ");
                if (words[0].equals("stop")) runner.getNode(Integer.parseInt(words[1])).close();
                else if (words[0].equals("start")) runner.startNode(Integer.parseInt(words[1]));
                else continue;
                say(said, "done " + line.trim());
            }
        } finally {
            runner.close();
        }
        System.exit(0);
    }

    private static void say(Path said, String line) throws Exception {
        Files.writeString(said, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
