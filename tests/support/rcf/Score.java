// Scores and learns numbers with the random cut forest of AWS, as rcf does, and says
// how many points a second of the processor that were, once it is warm.
//
//   java -cp JARS Score.java COLUMNS SHINGLE TREES SAMPLE DECAY <NUMBERS

import com.amazon.randomcutforest.RandomCutForest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

public class Score {
    // As many points are learned before the clock starts: the forest is full then,
    // and the machine has compiled it.
    private static final int WARM = 20_000;

    public static void main(String[] words) throws IOException {
        int columns = Integer.parseInt(words[0]);
        int shingle = Integer.parseInt(words[1]);
        RandomCutForest forest = RandomCutForest.builder()
                .dimensions(columns * shingle).shingleSize(shingle)
                .internalShinglingEnabled(true)
                .numberOfTrees(Integer.parseInt(words[2]))
                .sampleSize(Integer.parseInt(words[3]))
                .timeDecay(1 / Double.parseDouble(words[4]))
                .randomSeed(42).parallelExecutionEnabled(false).build();
        List<float[]> points = read(columns);
        double sum = score(forest, points.subList(0, WARM));
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        sum += score(forest, points.subList(WARM, points.size()));
        long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        System.out.printf("%.0f %.6f%n", (points.size() - WARM) * 1e9 / taken, sum / points.size());
    }

    private static List<float[]> read(int columns) throws IOException {
        List<float[]> points = new ArrayList<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] numbers = line.split(" ");
            float[] point = new float[columns];
            for (int i = 0; i < columns; ++i) {
                point[i] = Float.parseFloat(numbers[i]);
            }
            points.add(point);
        }
        return points;
    }

    private static double score(RandomCutForest forest, List<float[]> points) {
        double sum = 0;
        for (float[] point : points) {
            sum += forest.getAnomalyScore(point);
            forest.update(point);
        }
        return sum;
    }
}
