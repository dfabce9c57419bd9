// The tests wait for processes most of the time: more of them than there are processors may wait side by side.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
